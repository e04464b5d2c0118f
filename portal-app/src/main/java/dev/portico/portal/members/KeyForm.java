package dev.portico.portal.members;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.portal.members.api.OrganizationKey;
import dev.portico.portal.platform.Sent;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an admin wants of the organisation's key. What they typed is sent on and shown nowhere again. */
final class KeyForm {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;

    /** What is wanted: a word in the form, and in the address one is led to. */
    private enum Step {
        ASK("asked"),
        LEAVE("left"),
        CHANGE("changed");

        private final String done;

        Step(String done) {
            this.done = done;
        }

        /** What is none of the words only ever changes the key, for which there has to be one. */
        static Step of(String word) {
            return switch (word) {
                case "ask" -> ASK;
                case "leave" -> LEAVE;
                default -> CHANGE;
            };
        }
    }

    /** Of a form that brings none: whatever is there. */
    private static final String ANY = "*";

    private final Step step;
    private final String etag;
    private final Optional<String> key;
    private final String repeated;
    private final boolean told;

    private KeyForm(Step step, String etag, Optional<String> key, String repeated, boolean told) {
        this.step = step;
        this.etag = etag;
        this.key = key;
        this.repeated = repeated;
        this.told = told;
    }

    static KeyForm sent(Sent form) {
        Step step = Step.of(form.value("step"));
        boolean brings = step == Step.CHANGE || (step == Step.ASK && form.has("key"));
        return new KeyForm(
                step,
                form.has("etag") ? form.value("etag") : ANY,
                brings ? Optional.of(form.value("key").strip()) : Optional.empty(),
                form.value("repeated").strip(),
                form.value("told").equals("on"));
    }

    /**
     * Message keys: twice the same, since nobody can look it up afterwards, and asked for only when people were told it.
     *
     * @param state how it is before
     */
    Problems problems(OrganizationKey state) {
        Map<String, String> wrong = new TreeMap<>();
        key.ifPresent(typed -> {
            if (typed.length() < SHORTEST) {
                wrong.put("key", "too_short");
            } else if (typed.length() > LONGEST) {
                wrong.put("key", "too_long");
            } else if (!typed.equals(repeated)) {
                wrong.put("repeated", "not_the_same");
            }
        });
        if (!told && asksAnew(state)) {
            wrong.put("told", "tell_them_first");
        }
        return wrong.isEmpty()
                ? Problems.NONE
                : new Problems(key.isEmpty() ? "tell_them_first" : "please_correct", wrong);
    }

    /** Everybody is asked in every browser: for a key that nobody was asked for, or for another one. */
    private boolean asksAnew(OrganizationKey state) {
        return step == Step.ASK || (step == Step.CHANGE && state.required());
    }

    ObjectNode change() {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        if (step != Step.CHANGE) {
            change.put("required", step == Step.ASK);
        }
        key.ifPresent(typed -> change.put("key", typed));
        return change;
    }

    /** What was looked at when it was filled in. */
    String etag() {
        return etag;
    }

    /** What was done, in a word. */
    String done() {
        return step.done;
    }
}
