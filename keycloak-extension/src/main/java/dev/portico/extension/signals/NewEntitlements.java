package dev.portico.extension.signals;

import dev.portico.extension.access.Organization;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.revision.Raised;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What one person may do in one organisation from now on; of several people at once nobody is asked about. */
final class NewEntitlements implements Function<Subject.Person, Optional<List<String>>> {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final boolean few;

    NewEntitlements(KeycloakSession session, RealmModel realm, List<Raised.Count> counts) {
        this.session = session;
        this.realm = realm;
        this.few = counts.stream()
                        .filter(Raised.OfMember.class::isInstance)
                        .mapToInt(count -> ((Raised.OfMember) count).places().size())
                        .sum()
                == 1;
    }

    @Override
    public Optional<List<String>> apply(Subject.Person person) {
        if (!few || person.place().isEmpty()) {
            return Optional.empty();
        }
        Directory directory = Directory.of(session, realm);
        UserModel user = session.users().getUserById(realm, person.id().value());
        Optional<Organization> organization =
                directory.organization(person.place().get());
        return user == null || organization.isEmpty()
                ? Optional.of(List.of())
                : Optional.of(directory
                        .decideForToken(user, organization.get())
                        .entitlements()
                        .wireNames());
    }
}
