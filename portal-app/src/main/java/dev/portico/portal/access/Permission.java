package dev.portico.portal.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The permissions the portal knows; a token's entitlements name them. Names it does not know change nothing here. */
public enum Permission {
    PORTAL_ENTER("portal.enter"),
    TICKETS_CREATE("tickets.create"),
    TICKETS_OWN("tickets.own"),
    TICKETS_ORGANIZATION("tickets.organization"),
    MESSENGER_CONTACT("messenger.contact"),
    ARTICLES_READ("articles.read"),
    FORUM_READ("forum.read"),
    FORUM_WRITE("forum.write"),
    MEMBERS_VIEW("members.view"),
    MEMBERS_INVITE("members.invite"),
    MEMBERS_ASSIGN_LEVELS("members.assign-levels"),
    MEMBERS_EDIT("members.edit"),
    MEMBERS_DEACTIVATE("members.deactivate"),
    MEMBERS_RESET("members.reset"),
    MEMBERS_PERSPECTIVE("members.perspective"),
    MEMBERS_REVIEW("members.review"),
    DESK_TICKETS("desk.tickets"),
    DESK_ARTICLES("desk.articles"),
    DESK_PERSPECTIVE("desk.perspective"),
    DESK_ASSIGNED_ONLY("desk.assigned-only"),
    PORTAL_LEVELS("portal.levels"),
    PORTAL_SETTINGS("portal.settings"),
    PORTAL_ORGANIZATIONS("portal.organizations");

    /** Claims of what somebody can hold in an organisation, in the order people read it: what a level can be made of. */
    public static final List<String> OF_CUSTOMERS = Arrays.stream(values())
            .filter(each -> each.compareTo(DESK_TICKETS) < 0)
            .map(Permission::claim)
            .toList();

    private final String claim;

    Permission(String claim) {
        this.claim = claim;
    }

    /** The permission's name in the claim {@code entitlements}. */
    public String claim() {
        return claim;
    }

    static Optional<Permission> of(Object claim) {
        return Arrays.stream(values())
                .filter(known -> known.claim.equals(claim))
                .findFirst();
    }
}
