package dev.portico.extension.members;

import dev.portico.extension.access.Deed;
import dev.portico.extension.access.DefaultLevel;
import dev.portico.extension.access.Delegation;
import dev.portico.extension.access.Held;
import dev.portico.extension.access.Member;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.Roster;
import dev.portico.extension.keys.OrganizationKeys;
import dev.portico.extension.rest.Authority;
import dev.portico.extension.sightings.Sightings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Turns rows into members, for one caller and one organisation; the number of queries does not grow with the rows. */
final class Members {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Organization organization;
    private final Authority caller;
    private final Instant now;
    private final Directory directory;
    private final DefaultLevel defaultLevel;

    Members(KeycloakSession session, RealmModel realm, Organization organization, Authority caller, Instant now) {
        this.session = session;
        this.realm = realm;
        this.organization = organization;
        this.caller = caller;
        this.now = now;
        this.directory = Directory.of(session, realm);
        this.defaultLevel = directory.settings(organization).defaultLevel();
    }

    List<MemberView> of(List<MemberRows.Row> rows) {
        Roster roster = Roster.of(
                session, realm, rows.stream().map(row -> row.id().value()).toList());
        return of(rows, roster);
    }

    /** The same of people whose facts are at hand. */
    List<MemberView> of(List<MemberRows.Row> rows, Roster roster) {
        Dealings dealings = new Dealings(realm, directory, organization, caller, roster);
        boolean asksForKey =
                OrganizationKeys.of(session, realm).askedIn(organization).isPresent();
        Map<UserId, Instant> seen = Sightings.of(session)
                .in(organization.id(), rows.stream().map(MemberRows.Row::id).toList());
        return rows.stream()
                .map(row -> view(row, roster, dealings, asksForKey, Optional.ofNullable(seen.get(row.id()))))
                .toList();
    }

    private MemberView view(
            MemberRows.Row row, Roster roster, Dealings dealings, boolean asksForKey, Optional<Instant> seen) {
        Member member = roster.member(row.id(), row.enabled(), organization);
        Held held = Held.by(member, defaultLevel, directory.roles(), now);
        List<Role> levels = held.levels();
        return new MemberView(
                row.id().value(),
                row.username(),
                row.email(),
                row.firstName(),
                row.lastName(),
                roster.phone(row.id()).orElse(null),
                row.enabled() ? "active" : "disabled",
                levels.stream().findFirst().map(Role::name).orElse("none"),
                levels.stream().map(Role::name).toList(),
                held.addOns().stream().map(Role::name).distinct().toList(),
                held.ownTicketsOnly(),
                levels.isEmpty() ? null : member.until().map(Instant::toString).orElse(null),
                roster.securityGroups(row.id(), organization.id(), caller.viewsRealm()),
                seen.map(Instant::toString).orElse(null),
                may(dealings.with(row, member), asksForKey && row.enabled()),
                null);
    }

    private static List<String> may(Delegation delegation, boolean takesAKey) {
        Stream<Deed> link = Stream.of(Deed.SEND_ORGANIZATION_KEY)
                .filter(deed -> takesAKey && delegation.refusal(deed).isEmpty());
        return Stream.concat(delegation.may().stream(), link)
                .map(Deed::wireName)
                .toList();
    }
}
