package dev.portico.extension.access;

/**
 * Who counts when an organisation is not to lose its last admin (R49): enabled members who may assign levels there, without an
 * end date.
 */
public final class Admins {

    private Admins() {}

    public static boolean include(Member member, Settings there, Roles roles) {
        Entitlements rights = Rights.of(member, there, roles);
        return member.enabled()
                && member.isMember()
                && member.until().isEmpty()
                && rights.contains(Permission.PORTAL_ENTER)
                && rights.contains(Permission.MEMBERS_ASSIGN_LEVELS);
    }
}
