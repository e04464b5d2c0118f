package dev.portico.extension.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the vendor set for the realm, or, after {@link #with}, what holds in one organisation.
 *
 * <p>Kept as realm attributes {@code portal.*}. Nothing set means the default; a value that cannot be read means the
 * narrowest choice, which is not always the default: nonsense never widens.
 */
public record Settings(
        Mode mode,
        boolean ticketing,
        boolean accountWideViewing,
        boolean addRequestBox,
        boolean submitTab,
        boolean signInToSubmit,
        ForumVisibility forum,
        boolean organizationKeyRequired,
        DefaultLevel defaultLevel) {

    public static final Settings DEFAULTS = new Settings(
            Mode.REGISTERED, false, false, true, true, true, ForumVisibility.OFF, false, DefaultLevel.NONE);

    /** What was read, and what could not be: for the caller to log once. */
    public record Reading(Settings settings, List<Nonsense> nonsense) {}

    /** Reads a realm's attributes; others than {@code portal.*} are ignored. */
    public static Reading read(Map<String, List<String>> attributes) {
        List<Nonsense> nonsense = new ArrayList<>();
        Settings settings = new Settings(
                Setting.MODE.read(attributes, nonsense).orElse(DEFAULTS.mode),
                Setting.TICKETING.read(attributes, nonsense).orElse(DEFAULTS.ticketing),
                Setting.ACCOUNT_WIDE_VIEWING.read(attributes, nonsense).orElse(DEFAULTS.accountWideViewing),
                Setting.ADD_REQUEST_BOX.read(attributes, nonsense).orElse(DEFAULTS.addRequestBox),
                Setting.SUBMIT_TAB.read(attributes, nonsense).orElse(DEFAULTS.submitTab),
                Setting.SIGN_IN_TO_SUBMIT.read(attributes, nonsense).orElse(DEFAULTS.signInToSubmit),
                Setting.FORUM.read(attributes, nonsense).orElse(DEFAULTS.forum),
                Setting.ORGANIZATION_KEY_REQUIRED.read(attributes, nonsense).orElse(DEFAULTS.organizationKeyRequired),
                Setting.DEFAULT_LEVEL.read(attributes, nonsense).orElse(DEFAULTS.defaultLevel));
        return new Reading(settings, List.copyOf(nonsense));
    }

    /** What holds in an organisation with these overrides. */
    public Settings with(OrganizationSettings overrides) {
        return new Settings(
                mode,
                ticketing,
                overrides.accountWideViewing().orElse(accountWideViewing),
                addRequestBox,
                submitTab,
                signInToSubmit,
                forum,
                overrides.organizationKeyRequired().orElse(organizationKeyRequired),
                overrides.defaultLevel().orElse(defaultLevel));
    }

    /** The same with another default level. */
    public Settings withDefaultLevel(DefaultLevel other) {
        return new Settings(
                mode,
                ticketing,
                accountWideViewing,
                addRequestBox,
                submitTab,
                signInToSubmit,
                forum,
                organizationKeyRequired,
                other);
    }
}
