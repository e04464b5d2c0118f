package dev.portico.stack.grants;

/**
 * What each cell has to say, thought out from the requirements and from what each grant is made of:
 *
 * <ul>
 *   <li>Who has no access gets no token (R43), and is told the reason by whatever can tell one: a page, or the error of the
 *       token endpoint. {@code prompt=none} can only say that a page would be needed.
 *   <li>A disabled account is Keycloak's own matter: it refuses before there is anything to decide, in its own words.
 *   <li>Deactivating ends whatever was begun before (R39), and re-activating gives nothing of it back; to log in again is all
 *       it takes. So what begins anew is granted, and what rests on something from before is not.
 *   <li>Revoking ends what is open at the portal (R44), so a refresh finds no session; logged in elsewhere they still are.
 *   <li>Nobody ends thousands of sessions when an organisation is disabled, a date passes or the portal is closed: what is open
 *       is refused, with the reason, the next time it is used.
 * </ul>
 */
final class Expected {

    private Expected() {}

    static String of(Way way, State state) {
        return switch (way) {
            case PASSWORD, IMPLICIT, HYBRID -> anew(state, Words.LOGIN_FORM, Words.page(state.reason()));
            case BROKERED -> anew(state, Words.ERROR_PAGE, Words.page(state.reason()));
            case DIRECT, ASSERTION -> anew(state, "invalid_grant", Words.refused(state.reason()));
            case CLIENT -> anew(state, "invalid_request", Words.refused(state.reason()));
            case COOKIE -> resting(state, Words.LOGIN_FORM, Words.page(state.reason()));
            case SILENT -> resting(state, "login_required", "interaction_required");
            case EXCHANGE -> resting(state, "invalid_request", Words.refused(state.reason()));
            case REFRESH, OFFLINE ->
                resting(
                        state,
                        "invalid_grant",
                        state == State.REVOKED ? "invalid_grant" : Words.refused(state.reason()));
            case DEVICE -> device(state);
            case CIBA -> ciba(state);
            case INTROSPECTION -> shown(state, ShowingWays.INACTIVE);
            // Keycloak itself looks whether the organisation that a token names is enabled, before it asks anything of
            // ours.
            case USERINFO -> shown(state, state == State.ORGANIZATION_DISABLED ? "400 invalid_grant" : "401");
        };
    }

    /** Nothing from before is needed. */
    private static String anew(State state, String disabled, String refused) {
        if (state == State.DEACTIVATED) {
            return disabled;
        }
        return state.reason().isEmpty() ? Words.GRANTED : refused;
    }

    /** Lives by what was there before. */
    private static String resting(State state, String ended, String refused) {
        if (state == State.WITH_ACCESS) {
            return Words.GRANTED;
        }
        return state.endsEverything() ? ended : refused;
    }

    /**
     * Who has no access is refused where they confirm the code. A device whose session has gone is told to wait, for ever
     * (DeviceGrantType: "can not lookup the user session yet").
     */
    private static String device(State state) {
        return switch (state) {
            case NO_LEVEL -> Words.page(state.reason());
            case REVOKED -> "invalid_grant";
            default -> resting(state, "authorization_pending", Words.refused(state.reason()));
        };
    }

    /** There is no session yet that could have ended: what is outdated is the approval. */
    private static String ciba(State state) {
        return state.isReactivated()
                ? Words.refused("stale")
                : anew(state, "invalid_grant", Words.refused(state.reason()));
    }

    /** A client that lets everybody in has shown no rights from the beginning. */
    private static String shown(State state, String over) {
        return switch (state) {
            case WITH_ACCESS -> ShowingWays.RIGHTS;
            case NO_LEVEL -> ShowingWays.NO_RIGHTS;
            default -> over;
        };
    }
}
