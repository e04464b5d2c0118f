package dev.portico.portal.members;

import dev.portico.portal.access.Permission;
import dev.portico.portal.access.Viewer;

/**
 * The organisation whose people are being managed.
 *
 * @param id its id, as the API is asked
 * @param root where its pages begin
 * @param viewer who manages; what their token allows decides what is offered, and the extension what is done
 */
public record Customer(String id, String name, String root, Viewer viewer) {

    /** The address of one of its pages: {@code /members} becomes {@code /o/acme/settings/members}. */
    public String to(String path) {
        return root + path;
    }

    /** True for the vendor's operators, who have a choice of organisations. */
    public boolean chosen() {
        return viewer.organization().isEmpty();
    }

    /** Whether a member is who manages. */
    boolean isViewer(String member) {
        return viewer.account().filter(own -> own.id().value().equals(member)).isPresent();
    }

    public boolean mayInvite() {
        return viewer.may(Permission.MEMBERS_INVITE) && !viewer.readOnly();
    }

    /** Whether they choose the organisation's key (R35). */
    public boolean mayKeepKey() {
        return viewer.may(Permission.MEMBERS_ASSIGN_LEVELS) && !viewer.readOnly();
    }

    public boolean mayReview() {
        return viewer.may(Permission.MEMBERS_REVIEW);
    }

    public boolean mayChange() {
        return !viewer.readOnly();
    }
}
