package dev.portico.extension.members;

import dev.portico.extension.access.EndDates;
import dev.portico.extension.access.OrganizationId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import org.keycloak.models.RealmModel;

/** The filter by level as a part of the statement that finds members. */
final class LevelCondition {

    /** Dates as the API writes them; each compares as text within one organisation's. */
    private static final String ENDED =
            "exists (select 1 from UserAttributeEntity e where e.user.id = u.id and e.name = '" + EndDates.ATTRIBUTE
                    + "' and e.value like :ofOrganization and e.value <= :ended)";

    private final LevelFilter filter;
    private final LevelHolders named;
    private final LevelHolders any;
    private final OrganizationId organization;

    LevelCondition(LevelFilter filter, OrganizationId organization, RealmModel realm, EntityManager store) {
        this.filter = filter;
        this.organization = organization;
        this.named = holders("Named", filter.named(), organization, realm, store);
        this.any = holders("Any", filter.any(), organization, realm, store);
    }

    /** Begins with {@code and} where there is one. */
    String text() {
        return filter.condition(named.condition(), any.condition(), ENDED);
    }

    void setIn(TypedQuery<?> query, Instant now) {
        named.setIn(query);
        any.setIn(query);
        if (filter.looksAtEndDates()) {
            query.setParameter("ofOrganization", organization + " %");
            query.setParameter("ended", EndDates.value(organization, now));
        }
    }

    private static LevelHolders holders(
            String name, List<String> roles, OrganizationId organization, RealmModel realm, EntityManager store) {
        return roles.isEmpty()
                ? new LevelHolders(name, List.of(), List.of())
                : LevelHolders.of(name, roles, organization, realm, store);
    }
}
