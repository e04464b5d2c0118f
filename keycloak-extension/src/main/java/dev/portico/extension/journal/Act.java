package dev.portico.extension.journal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was done. The wire names are kept in the journal forever: constants are added and never renamed.
 *
 * <p>Beside each act stands what its entry carries in {@code before} and {@code after}.
 */
public enum Act {
    /** {@code level}: the level's name or {@code none}; {@code levels} where several are held. */
    LEVEL_CHANGED,
    /** after {@code role}: an add-on, or without an organisation any role of the portal. */
    ROLE_GRANTED,
    /** before {@code role}. */
    ROLE_REMOVED,
    /** {@code ownTicketsOnly}. */
    OWN_ONLY_SET,
    /** {@code until}: an instant or null. */
    END_DATE_SET,
    /** No Access: before what was held; the account stays. */
    REVOKED,
    /** The fields of the account that changed; personal ones are kept apart. */
    EDITED,
    /** The new address waits for its confirmation. */
    EMAIL_CHANGE_REQUESTED,
    DEACTIVATED,
    ACTIVATED,
    PASSWORD_RESET_SENT,
    /** An administrator set a password. */
    PASSWORD_SET,
    ORGANIZATION_KEY_SENT,
    /** Somebody made a browser known by the link they were sent. */
    ORGANIZATION_KEY_LINK_USED,
    /** after {@code invitation}, {@code email} and what it grants. */
    INVITED,
    INVITATION_RESENT,
    INVITATION_REVOKED,
    INVITATION_ACCEPTED,
    /** As a mail server said later: after {@code mail}, its kind; of an invitation {@code invitation} and {@code email}. */
    MAIL_NOT_DELIVERED,
    /** Became a member of the organisation. */
    JOINED,
    /** Ceased to be a member of the organisation. */
    LEFT,
    /** after {@code group}: id and name of a security group, or of a group that grants nothing. */
    GROUP_JOINED,
    /** before {@code group}. */
    GROUP_LEFT,
    /** What a group of an organisation, or of the realm, grants: {@code group}, {@code roles}. */
    GROUP_CHANGED,
    LEVEL_CREATED,
    /**
     * {@code level}, {@code title}, {@code permissions}; in an organisation whose members hold it one entry for all of them, with
     * after {@code people}, how many.
     */
    LEVEL_EDITED,
    /** The same; after {@code replacement}, what its people hold instead. */
    LEVEL_DELETED,
    /** The settings that changed, by their JSON names. */
    SETTINGS_CHANGED,
    ORGANIZATION_CREATED,
    ORGANIZATION_CHANGED,
    ORGANIZATION_DELETED,
    ACCOUNT_CREATED,
    ACCOUNT_DELETED,
    /** The organisation was assigned to an agent: after their {@code firstName} and {@code lastName}, or {@code username} without. */
    AGENT_ASSIGNED,
    /** The same before. */
    AGENT_UNASSIGNED,
    PERSPECTIVE_STARTED,
    PERSPECTIVE_ENDED,
    /** after {@code pages}: what was read in one before it ended, and told afterwards. */
    PERSPECTIVE_PAGES,
    /** Personal values of somebody were erased from the journal. */
    ERASED,
    /** What the portal needs was made in the realm: after {@code made}, kinds and names. */
    INSTALLED,
    /** That was undone: before {@code made}. */
    UNINSTALLED;

    private static final Map<String, Act> BY_WIRE_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Act::wireName, Function.identity()));

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String wireName() {
        return wireName;
    }

    /** Whether saying this says that, too: to revoke is to take everything away, and a level goes with the groups that stand for it. */
    boolean includes(Act other) {
        return switch (this) {
            case REVOKED ->
                Set.of(LEVEL_CHANGED, ROLE_REMOVED, OWN_ONLY_SET, END_DATE_SET, GROUP_LEFT)
                        .contains(other);
            case LEVEL_DELETED -> other == GROUP_CHANGED;
            default -> false;
        };
    }

    public static Optional<Act> named(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    @Override
    public String toString() {
        return wireName;
    }
}
