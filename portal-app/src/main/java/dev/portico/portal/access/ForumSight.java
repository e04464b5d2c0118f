package dev.portico.portal.access;

import dev.portico.portal.access.Refused.Reason;
import java.util.Set;

/**
 * What somebody sees of the forum and does there (R19, R37); the only place that decides it. Who is let in nowhere gets none of these.
 *
 * @param agent writes as Support
 * @param writes opens topics, answers, and changes what they wrote themselves
 * @param moderates hides, locks and moves, makes sections; sees what is hidden and every section
 * @param groups security groups that open sections to them; of whom nobody knows any, nothing narrowed is seen
 */
public record ForumSight(boolean agent, boolean writes, boolean moderates, Set<String> groups) {

    public ForumSight {
        groups = Set.copyOf(groups);
    }

    /**
     * As the token and the realm's setting say now.
     *
     * @throws Refused {@code not-found} where there is no forum for anybody like them, {@code missing-permission} where only their
     *     permission is missing, {@code not-signed-in} for visitors, {@code could-not-ask} where it depends on what nobody could tell
     */
    public static ForumSight of(Viewer viewer, Forum forum, Set<String> groups) {
        if (!there(viewer, forum)) {
            throw new Refused(Reason.NOT_FOUND);
        }
        if (viewer.readsForAgents()) {
            boolean moderates = viewer.may(Permission.DESK_ARTICLES);
            return new ForumSight(true, !viewer.readOnly(), moderates && !viewer.readOnly(), groups);
        }
        if (viewer.signedIn() && viewer.may(Permission.FORUM_READ)) {
            return new ForumSight(false, viewer.may(Permission.FORUM_WRITE) && !viewer.readOnly(), false, groups);
        }
        if (viewer.welcome() && forum == Forum.EVERYONE) {
            // As a visitor: a group opens sections to who may read the forum, it is no permission to.
            return new ForumSight(false, false, false, Set.of());
        }
        throw new Refused(viewer.signedIn() ? Reason.MISSING_PERMISSION : Reason.NOT_SIGNED_IN);
    }

    /** True where the way to it is shown. */
    public static boolean shown(Viewer viewer, Forum forum) {
        try {
            of(viewer, forum, Set.of());
            return true;
        } catch (Refused no) {
            return false;
        }
    }

    /** A customer's token says whether there is a forum for them: its permissions are not in it where there is none. */
    private static boolean there(Viewer viewer, Forum forum) {
        boolean agent = viewer.readsForAgents();
        return switch (forum) {
            case OFF -> false;
            case NOBODY -> agent;
            case REGISTERED, EVERYONE -> true;
            case UNKNOWN -> {
                if (agent) {
                    throw new Refused(Reason.COULD_NOT_ASK);
                }
                yield !viewer.signedIn() || viewer.may(Permission.FORUM_READ);
            }
        };
    }
}
