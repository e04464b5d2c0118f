package dev.portico.extension.account;

import dev.portico.extension.access.Decision;
import dev.portico.extension.access.Held;
import dev.portico.extension.access.Member;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.Rights;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.Settings;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.RoleTitles;
import dev.portico.extension.rest.Paging;
import dev.portico.extension.rest.PortalAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Asks the one function that decides, as for a token, about each of somebody's organisations. */
final class OwnAccess {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Owner owner;
    private final UserModel user;
    private final Directory directory;
    private final RoleTitles titles;

    OwnAccess(KeycloakSession session, RealmModel realm, Owner owner) {
        this.session = session;
        this.realm = realm;
        this.owner = owner;
        this.user = owner.user();
        this.directory = Directory.of(session, realm);
        this.titles = new RoleTitles(realm);
    }

    OwnAccessView page(Paging paging) {
        Paging.Page<Organization> page =
                paging.page(from(paging), each -> Turn.of(each).key(), each -> each);
        Memberships memberships = new Memberships(session, realm, user);
        Locks locks = Locks.of(session, realm, owner, page.items(), memberships);
        Map<Organization, Member> open = new LinkedHashMap<>();
        page.items().stream()
                .filter(organization -> !locks.areOn(organization.id()))
                .forEach(organization ->
                        open.put(organization, memberships.in(organization).asCustomer()));
        ChangingAdmins admins = ChangingAdmins.of(session, realm, new UserId(user.getId()), open.keySet());
        return new OwnAccessView(
                PortalAddress.name(realm),
                PortalAddress.find(realm, session.getContext().getUri().getBaseUri())
                        .orElse(null),
                named(vendors()),
                page.items().stream()
                        .map(organization -> {
                            @Nullable Member member = open.get(organization);
                            return member == null ? locked(organization) : place(organization, member, admins);
                        })
                        .toList(),
                page.next());
    }

    /** In the order of their names, from where the page before ended. */
    private List<Organization> from(Paging paging) {
        Stream<Organization> all = directory.organizationsOf(user).sorted(Comparator.comparing(Turn::of));
        Stream<Organization> rest = paging.after().isEmpty() ? all : after(all, Turn.in(paging.after()));
        return rest.limit(paging.rows()).toList();
    }

    private static Stream<Organization> after(Stream<Organization> sorted, Turn last) {
        return sorted.dropWhile(organization -> Turn.of(organization).compareTo(last) <= 0);
    }

    private OwnAccessView.Place place(Organization organization, Member member, ChangingAdmins admins) {
        Settings there = directory.settings(organization);
        Held held = Held.by(member, there.defaultLevel(), directory.roles(), now());
        Decision decision = directory.decide(member, organization);
        ChangingAdmins.Some able = admins.in(organization, Rights.of(member, there, directory.roles()));
        return new OwnAccessView.Place(
                organization.id().value(),
                organization.name(),
                held.levels().stream().findFirst().map(this::named).orElse(null),
                named(held.addOns()),
                held.ownTicketsOnly(),
                held.levels().isEmpty()
                        ? null
                        : member.until().map(Instant::toString).orElse(null),
                decision.reason().map(Reason::wireName).orElse(null),
                able.names(),
                able.more());
    }

    private static OwnAccessView.Place locked(Organization organization) {
        return new OwnAccessView.Place(
                organization.id().value(),
                organization.name(),
                null,
                List.of(),
                false,
                null,
                Reason.ORGANIZATION_KEY_REQUIRED.wireName(),
                List.of(),
                false);
    }

    private List<Role> vendors() {
        return directory.member(user, null).held().stream()
                .filter(role -> role.is(Role.Kind.VENDOR))
                .distinct()
                .sorted(Comparator.comparing(Role::name))
                .toList();
    }

    private OwnAccessView.Named named(Role role) {
        return new OwnAccessView.Named(role.name(), titles.of(role.name()));
    }

    private List<OwnAccessView.Named> named(List<Role> roles) {
        return roles.stream().map(this::named).toList();
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }
}
