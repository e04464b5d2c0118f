package dev.portico.extension.signals;

import dev.portico.extension.access.OrganizationId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.ssf.metadata.DefaultSubjects;
import org.keycloak.ssf.transmitter.SsfTransmitterProvider;
import org.keycloak.ssf.transmitter.subject.SsfSubjectInclusionResolver;

/**
 * What one receiver is told of: what concerns the realm, and whom it has subscribed to. Who is told of a person because of an
 * organisation is told of what they hold there, not of what they hold elsewhere, and that they do.
 */
final class Subscription {

    private final KeycloakSession session;
    private final String client;
    private final boolean all;
    private final SsfSubjectInclusionResolver marks;
    private final Causes causes;

    Subscription(
            KeycloakSession session,
            ClientModel client,
            @Nullable DefaultSubjects subjects,
            SsfTransmitterProvider transmitter,
            Causes causes) {
        this.session = session;
        this.client = client.getClientId();
        this.all = subjects == DefaultSubjects.ALL;
        this.marks = transmitter.subjectInclusionResolver();
        this.causes = causes;
    }

    boolean wants(Subject subject) {
        if (subject instanceof Subject.Person person) {
            return wants(person);
        }
        return !(subject instanceof Subject.MembersOf members) || wants(Set.of(members.organization()));
    }

    /** What an administrator said of the person counts for more than what was said of an organisation. */
    private boolean wants(Subject.Person person) {
        UserModel user = session.users()
                .getUserById(session.getContext().getRealm(), person.id().value());
        if (user != null && marks.isUserNotified(session, user, client)) {
            return true;
        }
        if (user != null && marks.isUserExcluded(session, user, client)) {
            return false;
        }
        return wants(person.place().map(Set::of).orElseGet(() -> placesOf(person, user)));
    }

    private boolean wants(Set<OrganizationId> places) {
        Stream<OrganizationModel> organizations = places.stream()
                .map(place -> organizations().getById(place.value()))
                .filter(Objects::nonNull);
        return all
                ? organizations.noneMatch(place -> marks.isOrganizationExcluded(session, place, client))
                : organizations.anyMatch(place -> marks.isOrganizationNotified(session, place, client));
    }

    /** Where the account is known; of one that is gone, where it was noted. */
    private Set<OrganizationId> placesOf(Subject.Person person, @Nullable UserModel user) {
        Set<OrganizationId> noted = causes.about(person).stream()
                .map(said -> said.entry().organization())
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return user == null || !noted.isEmpty()
                ? noted
                : organizations()
                        .getByMember(user)
                        .map(organization -> new OrganizationId(organization.getId()))
                        .collect(Collectors.toSet());
    }

    private OrganizationProvider organizations() {
        return session.getProvider(OrganizationProvider.class);
    }
}
