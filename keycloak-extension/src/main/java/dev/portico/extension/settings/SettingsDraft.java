package dev.portico.extension.settings;

import dev.portico.extension.access.DefaultLevel;
import dev.portico.extension.access.ForumVisibility;
import dev.portico.extension.access.Mode;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.Roles;
import dev.portico.extension.access.Setting;
import dev.portico.extension.rest.Body;
import dev.portico.extension.rest.Problem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What settings are wanted to be: the attribute's new value, or none where an organisation goes back to the realm's. All of it
 * makes sense, or there is no draft. What was not sent stays as it is, so that nothing is widened by being forgotten.
 */
record SettingsDraft(Map<String, Optional<String>> attributes) {

    private static final String[] OF_REALM = {
        "mode",
        "ticketing",
        "accountWideViewing",
        "addRequestBox",
        "submitTab",
        "signInToSubmit",
        "forum",
        "organizationKeyRequired",
        "defaultLevel"
    };

    private static final String[] OF_ORGANIZATION = {"accountWideViewing", "organizationKeyRequired", "defaultLevel"};

    SettingsDraft {
        attributes = Map.copyOf(attributes);
    }

    static SettingsDraft ofRealm(Body body, Roles roles) {
        body.only(OF_REALM);
        Stream.of(OF_REALM).filter(body::clears).findFirst().ifPresent(field -> {
            throw Problem.invalidField(Reason.INVALID_VALUE, field, "cannot be null");
        });
        Reader reader = new Reader(body, roles);
        reader.word("mode", Setting.MODE, List.of(Mode.values()), Mode::wireName);
        reader.flag("ticketing", Setting.TICKETING);
        reader.flag("addRequestBox", Setting.ADD_REQUEST_BOX);
        reader.flag("submitTab", Setting.SUBMIT_TAB);
        reader.flag("signInToSubmit", Setting.SIGN_IN_TO_SUBMIT);
        reader.word("forum", Setting.FORUM, List.of(ForumVisibility.values()), ForumVisibility::wireName);
        reader.overridable();
        return new SettingsDraft(reader.found);
    }

    static SettingsDraft ofOrganization(Body body, Roles roles) {
        Stream.of(OF_REALM)
                .filter(field -> body.has(field) && !List.of(OF_ORGANIZATION).contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw Problem.invalidField(
                            Reason.INVALID_VALUE, field, "is the same for every organization and set for the realm");
                });
        body.only(OF_ORGANIZATION);
        Reader reader = new Reader(body, roles);
        reader.overridable();
        return new SettingsDraft(reader.found);
    }

    /** The attributes with these in their place. */
    Map<String, List<String>> over(Map<String, List<String>> now) {
        Map<String, List<String>> after = new HashMap<>(now);
        attributes.forEach((name, value) ->
                value.ifPresentOrElse(text -> after.put(name, List.of(text)), () -> after.remove(name)));
        return after;
    }

    private static final class Reader {
        private final Body body;
        private final Roles roles;
        private final Map<String, Optional<String>> found = new LinkedHashMap<>();

        Reader(Body body, Roles roles) {
            this.body = body;
            this.roles = roles;
        }

        void overridable() {
            flag("accountWideViewing", Setting.ACCOUNT_WIDE_VIEWING);
            flag("organizationKeyRequired", Setting.ORGANIZATION_KEY_REQUIRED);
            level("defaultLevel", Setting.DEFAULT_LEVEL);
        }

        void flag(String field, Setting<Boolean> setting) {
            put(field, setting, body.flag(field).map(on -> on ? "on" : "off"));
        }

        <T> void word(String field, Setting<T> setting, List<T> values, Function<T, String> name) {
            List<String> words = values.stream().map(name).toList();
            put(field, setting, body.text(field).map(word -> {
                if (!words.contains(word)) {
                    throw Problem.invalidField(
                            Reason.INVALID_VALUE, field, "must be one of " + String.join(", ", words));
                }
                return word;
            }));
        }

        private void level(String field, Setting<DefaultLevel> setting) {
            put(field, setting, body.text(field).map(name -> {
                if (!name.equals(DefaultLevel.NONE.toString())
                        && roles.level(name).isEmpty()) {
                    throw Problem.invalidField(
                            Reason.INVALID_LEVEL, field, "must be none or the name of an access level");
                }
                return name;
            }));
        }

        private void put(String field, Setting<?> setting, Optional<String> value) {
            if (body.has(field)) {
                found.put(setting.attribute(), value);
            }
        }
    }
}
