package dev.portico.extension.installation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.portico.extension.installation.Remains.Remain;
import dev.portico.extension.words.Remark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

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

    /**
     * @param remark in words, for who decides
     * @param uses what else would miss it
     */
    record Step(
            Kind kind,
            String name,
            Action action,
            @JsonUnwrapped Remark remark,
            long people,
            List<Remark> uses) {

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
            return new Step(made.kind(), made.name(), Action.KEEP, Wording.GONE.with(), 0, List.of());
        }
        return switch (made.kind()) {
            case LOGIN_FLOW -> login(made, now);
            case USER_PROFILE_GROUP -> now.uses().isEmpty() ? removed(made, now) : kept(made, now, Wording.USED);
            case USER_PROFILE ->
                now.asMade()
                        ? restored(made, now, Wording.PROFILE_RESTORED.with())
                        : kept(made, now, Wording.PROFILE_CHANGED);
            case REALM_ATTRIBUTE -> now.asMade() ? removed(made, now) : kept(made, now, Wording.CHANGED_SINCE);
            case REALM_SETTING, REQUIRED_ACTION -> made.before() == null ? removed(made, now) : setBack(made, now);
            default -> removed(made, now);
        };
    }

    private static Step login(Made made, Remain now) {
        if (!now.uses().isEmpty()) {
            return kept(made, now, Wording.FLOW_USED);
        }
        return now.asMade()
                ? restored(made, now, Wording.FLOW_BOUND_AGAIN.with(before(made)))
                : new Step(made.kind(), made.name(), Action.REMOVE, Wording.FLOW_BOUND_SINCE.with(), 0, now.uses());
    }

    private static Step setBack(Made made, Remain now) {
        return now.asMade()
                ? restored(made, now, Wording.SET_BACK.with(before(made)))
                : kept(made, now, Wording.CHANGED_SINCE);
    }

    private static Step removed(Made made, Remain now) {
        Wording why =
                switch (made.kind()) {
                    case REALM_ROLE -> now.people() == 0 ? Wording.ROLE_HELD_BY_NOBODY : Wording.ROLE_HELD;
                    case USER_PROFILE_ATTRIBUTE ->
                        now.people() == 0 ? Wording.ATTRIBUTE_WITHOUT_VALUES : Wording.ATTRIBUTE_WITH_VALUES;
                    default -> Wording.MADE_BY_INSTALLATION;
                };
        return new Step(made.kind(), made.name(), Action.REMOVE, why.with(), now.people(), now.uses());
    }

    private static Step restored(Made made, Remain now, Remark why) {
        return new Step(made.kind(), made.name(), Action.RESTORE, why, now.people(), now.uses());
    }

    private static Step kept(Made made, Remain now, Wording why) {
        return new Step(made.kind(), made.name(), Action.KEEP, why.with(), now.people(), now.uses());
    }

    private static String before(Made made) {
        return Objects.requireNonNullElse(made.before(), "");
    }
}
