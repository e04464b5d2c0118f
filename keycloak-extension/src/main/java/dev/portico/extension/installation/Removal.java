package dev.portico.extension.installation;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.portico.extension.installation.Remains.Remain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What undoing an installation removes and puts back: what was made, and nothing that was there before.
 *
 * @param people how many would lose something, each counted once
 * @param needsConfirmation whether anybody or anything would miss it
 */
record Removal(List<Step> steps, long people, boolean needsConfirmation) {

    enum Action {
        REMOVE,
        RESTORE,
        /** It is gone, or has become the realm's own, or something that stays needs it. */
        KEEP;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param uses what else would miss it, in words */
    record Step(Kind kind, String name, Action action, String what, long people, List<String> uses) {

        private boolean isMissed() {
            return action != Action.KEEP && (people > 0 || !uses.isEmpty());
        }
    }

    Removal {
        steps = List.copyOf(steps);
    }

    static Removal of(Installed installed, Remains remains) {
        List<Step> steps = new ArrayList<>();
        inReverse(installed)
                .forEach(made -> steps.add(step(made, remains.found().getOrDefault(made, Remain.GONE))));
        return new Removal(steps, remains.people(), steps.stream().anyMatch(Step::isMissed));
    }

    /** Last made, first undone. */
    static List<Made> inReverse(Installed installed) {
        List<Made> made = new ArrayList<>(installed.made());
        Collections.reverse(made);
        return made;
    }

    private static Step step(Made made, Remain now) {
        if (!now.there()) {
            return new Step(
                    made.kind(), made.name(), Action.KEEP, "It is gone, or goes by another name now", 0, List.of());
        }
        return switch (made.kind()) {
            case LOGIN_FLOW -> login(made, now);
            case USER_PROFILE_GROUP ->
                now.uses().isEmpty() ? removed(made, now) : kept(made, now, "Something else uses it: it stays");
            case USER_PROFILE ->
                now.asMade()
                        ? restored(made, now, "The realm describes its users as Keycloak does again")
                        : kept(made, now, "The description of users was changed since and stays");
            case REALM_SETTING, REQUIRED_ACTION -> made.before() == null ? removed(made, now) : setBack(made, now);
            default -> removed(made, now);
        };
    }

    private static Step login(Made made, Remain now) {
        if (!now.uses().isEmpty()) {
            return kept(made, now, "Something else uses it: it stays, bound or not");
        }
        return now.asMade()
                ? restored(made, now, "The browser flow " + made.before() + " is bound again, and the copy removed")
                : new Step(
                        made.kind(),
                        made.name(),
                        Action.REMOVE,
                        "Another browser flow was bound since, and stays so",
                        0,
                        now.uses());
    }

    private static Step setBack(Made made, Remain now) {
        return now.asMade()
                ? restored(made, now, "Set to " + made.before() + " again")
                : kept(made, now, "It was changed since and stays");
    }

    private static Step removed(Made made, Remain now) {
        String what =
                switch (made.kind()) {
                    case REALM_ROLE -> now.people() == 0 ? "Nobody holds it" : "Who holds it loses what it grants";
                    case USER_PROFILE_ATTRIBUTE ->
                        now.people() == 0 ? "Nobody has a value" : "Values are lost when the account is changed next";
                    default -> "It was made by the installation";
                };
        return new Step(made.kind(), made.name(), Action.REMOVE, what, now.people(), now.uses());
    }

    private static Step restored(Made made, Remain now, String what) {
        return new Step(made.kind(), made.name(), Action.RESTORE, what, now.people(), now.uses());
    }

    private static Step kept(Made made, Remain now, String what) {
        return new Step(made.kind(), made.name(), Action.KEEP, what, now.people(), now.uses());
    }
}
