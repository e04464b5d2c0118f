package dev.portico.extension.access;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person may do: an atomic realm role with the attribute {@code portal.permission=true} and one of these names.
 *
 * <p>The order of the constants is the order of the {@code entitlements} claim and therefore part of the token contract.
 */
public enum Permission {
    PORTAL_ENTER("portal.enter", Reach.READING),
    TICKETS_CREATE("tickets.create", Reach.CUSTOMER),
    TICKETS_OWN("tickets.own", Reach.READING),
    TICKETS_ORGANIZATION("tickets.organization", Reach.READING),
    MESSENGER_CONTACT("messenger.contact", Reach.CUSTOMER),
    ARTICLES_READ("articles.read", Reach.READING),
    FORUM_READ("forum.read", Reach.READING),
    FORUM_WRITE("forum.write", Reach.CUSTOMER),
    MEMBERS_VIEW("members.view", Reach.CUSTOMER),
    MEMBERS_INVITE("members.invite", Reach.CUSTOMER),
    MEMBERS_ASSIGN_LEVELS("members.assign-levels", Reach.CUSTOMER),
    MEMBERS_EDIT("members.edit", Reach.CUSTOMER),
    MEMBERS_DEACTIVATE("members.deactivate", Reach.CUSTOMER),
    MEMBERS_RESET("members.reset", Reach.CUSTOMER),
    MEMBERS_PERSPECTIVE("members.perspective", Reach.CUSTOMER),
    MEMBERS_REVIEW("members.review", Reach.CUSTOMER),
    DESK_TICKETS("desk.tickets", Reach.VENDOR),
    DESK_ARTICLES("desk.articles", Reach.VENDOR),
    DESK_PERSPECTIVE("desk.perspective", Reach.VENDOR),
    DESK_ASSIGNED_ONLY("desk.assigned-only", Reach.VENDOR),
    PORTAL_SETTINGS("portal.settings", Reach.VENDOR),
    PORTAL_LEVELS("portal.levels", Reach.VENDOR),
    PORTAL_ORGANIZATIONS("portal.organizations", Reach.VENDOR);

    /** READING and CUSTOMER may be part of a level; VENDOR counts only in a vendor role held directly. */
    private enum Reach {
        READING,
        CUSTOMER,
        VENDOR
    }

    private static final Map<String, Permission> BY_WIRE_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Permission::wireName, Function.identity()));

    private final String wireName;
    private final Reach reach;

    Permission(String wireName, Reach reach) {
        this.wireName = wireName;
        this.reach = reach;
    }

    /** The name of the realm role and the word in the {@code entitlements} claim. */
    public String wireName() {
        return wireName;
    }

    /** Whether a level or an add-on may carry it; the rest is the vendor's and ignored in an organisation. */
    public boolean isForCustomers() {
        return reach != Reach.VENDOR;
    }

    /** Whether it only shows and changes nothing: all that remains for the viewer of a perspective (R31). */
    public boolean isReading() {
        return reach == Reach.READING;
    }

    public static Optional<Permission> named(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    @Override
    public String toString() {
        return wireName;
    }
}
