package dev.portico.portal.members;

import java.util.List;
import java.util.Optional;

/** The list of people; every filter is an address. */
public record ListView(
        Customer customer, Filter filter, List<Row> rows, List<LevelView> levels, Optional<String> nextCursor) {

    public String address() {
        return customer.to("/members");
    }

    /** Where "Show Disabled" leads, or from there "Show Enabled". */
    public String other() {
        return address() + filter.withDisabled(!filter.disabled()).query();
    }

    public String all() {
        return address() + new Filter("", filter.disabled(), "", "").query();
    }

    public String beginning() {
        return address() + filter.from("").query();
    }

    public boolean continued() {
        return filter.continued();
    }

    public Optional<String> next() {
        return nextCursor.map(cursor -> address() + filter.from(cursor).query());
    }
}
