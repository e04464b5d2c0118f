package dev.portico.portal.access;

import java.util.List;
import java.util.Set;

/**
 * What somebody may do, for showing it and for nothing else: which entries their menu has and which buttons their pages (R26, R30). With
 * one's own eyes that is what counts. Through somebody's eyes the token tells it apart ({@code shown_entitlements}), every control stands
 * there disabled, and the server refuses it all the same. It answers yes or no: nothing can be looked up or changed with it, for that takes
 * a {@link Viewer}, whose {@code entitlements} are all that is ever decided by.
 */
public final class Shown {
    private final Viewer person;
    private final List<String> roles;

    private Shown(Viewer person, List<String> roles) {
        this.person = person;
        this.roles = List.copyOf(roles);
    }

    /** With one's own eyes. */
    public static Shown of(Viewer viewer) {
        return new Shown(viewer, List.of());
    }

    /**
     * @param held what the person may do whose eyes these are
     * @param roles by which they may
     */
    static Shown through(Viewer eyes, Set<Permission> held, List<String> roles) {
        return new Shown(new Viewer(eyes.account(), eyes.organization(), held, false), roles);
    }

    /** Names of the roles that the person holds whose eyes these are; none with one's own. */
    public List<String> roles() {
        return roles;
    }

    public boolean opensTickets() {
        return person.mayOpenTickets();
    }

    /** Reaches Support through the messenger. */
    public boolean contacts() {
        return person.mayContact();
    }

    /** The tab to submit a request is theirs. */
    public boolean submits(PortalSettings settings) {
        return Submitting.of(settings, person).tab();
    }

    /** The box to submit a request is theirs. */
    public boolean submitsInBox(PortalSettings settings) {
        return Submitting.of(settings, person).box();
    }

    /** Writes in tickets they see, and answers what is asked. */
    public boolean writes() {
        return person.may(Permission.PORTAL_ENTER) && !person.readOnly();
    }

    public boolean writesInForum() {
        return person.may(Permission.FORUM_WRITE) && !person.readOnly();
    }

    /** Administers people. */
    public boolean managesPeople() {
        return person.may(Permission.MEMBERS_VIEW);
    }

    /** Is helped to find colleagues by their names. */
    public boolean findsColleagues() {
        return person.organization().isPresent() && managesPeople();
    }
}
