package dev.portico.portal.members;

import dev.portico.portal.members.api.NamedGroups;
import dev.portico.portal.members.api.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The security groups an organisation's people can be in, by name; for operators those of the vendor too (R37). */
@ApplicationScoped
class SecurityGroups {
    private static final int PAGE = 200;

    private final NamedGroups api;

    SecurityGroups(@RestClient NamedGroups api) {
        this.api = api;
    }

    /** All of them: they are boxes of one form, and a page of them would look like all. */
    List<NamedGroups.Named> of(Customer customer) {
        List<NamedGroups.Named> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Slice<NamedGroups.Named> slice = api.groups(customer.id(), PAGE, after.orElse(null));
            all.addAll(slice.items());
            after = slice.next();
        } while (after.isPresent());
        return List.copyOf(all);
    }
}
