package dev.portico.portal.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One setting, as a form shows it: a word of several.
 *
 * @param name as the API calls it, and the form's field
 * @param kind how the API puts the word
 * @param words what it can be
 */
record Setting(String name, Kind kind, List<String> words) {
    static final String ON = "on";
    static final String OFF = "off";
    /** As it is in the realm. */
    static final String INHERIT = "inherit";

    private static final String ACCOUNT_WIDE = "accountWideViewing";

    /** Those of the realm, in the order in which they are told. */
    static final List<Setting> OF_REALM = List.of(
            new Setting("mode", Kind.WORD, List.of("everyone", "registered")),
            flag("ticketing"),
            flag("addRequestBox"),
            flag("submitTab"),
            flag("signInToSubmit"),
            new Setting("forum", Kind.WORD, List.of(OFF, "nobody", "registered", "everyone")),
            flag(ACCOUNT_WIDE));

    /** Those in which an organisation can differ. */
    static final List<Setting> OF_ORGANIZATION =
            List.of(new Setting(ACCOUNT_WIDE, Kind.OVERRIDE, List.of(INHERIT, ON, OFF)));

    enum Kind {
        /** True or false. */
        FLAG,
        /** The word itself. */
        WORD,
        /** True, false, or null for as in the realm. */
        OVERRIDE
    }

    private static Setting flag(String name) {
        return new Setting(name, Kind.FLAG, List.of(ON, OFF));
    }

    /** The word for what the API says; what nobody understands is the last one, which gives least. */
    String word(JsonNode settings) {
        JsonNode value = settings.path(name);
        String word =
                switch (kind) {
                    case WORD -> value.asText();
                    case FLAG -> value.asBoolean() ? ON : OFF;
                    case OVERRIDE -> value.isBoolean() ? (value.asBoolean() ? ON : OFF) : INHERIT;
                };
        return words.contains(word) ? word : words.get(words.size() - 1);
    }

    /** What a form says; a switch that is off says nothing, and what is none of the words changes nothing. */
    String sent(List<String> values, String before) {
        if (values.isEmpty()) {
            return kind == Kind.FLAG ? OFF : before;
        }
        return words.contains(values.get(0)) ? values.get(0) : before;
    }

    void put(ObjectNode change, String word) {
        switch (kind) {
            case WORD -> change.put(name, word);
            case FLAG -> change.put(name, word.equals(ON));
            case OVERRIDE -> {
                if (word.equals(INHERIT)) {
                    change.putNull(name);
                } else {
                    change.put(name, word.equals(ON));
                }
            }
        }
    }
}
