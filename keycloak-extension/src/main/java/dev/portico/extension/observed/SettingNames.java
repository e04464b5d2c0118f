package dev.portico.extension.observed;

import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Entry;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Attributes {@code portal.some-thing} by the API's names: {@code someThing}. */
final class SettingNames {

    private static final String PREFIX = "portal.";
    private static final Pattern WORD = Pattern.compile("-([a-z])");

    private SettingNames() {}

    static Map<String, @Nullable Object> in(Map<String, ? extends @Nullable Object> attributes) {
        Map<String, @Nullable Object> settings = new TreeMap<>();
        attributes.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && value != null) {
                settings.put(jsonName(name), value);
            }
        });
        return settings;
    }

    /** What changed, if anything did. */
    static Optional<Entry> changed(Map<String, @Nullable Object> was, Map<String, @Nullable Object> is) {
        TreeSet<String> names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        names.removeIf(name -> Objects.equals(was.get(name), is.get(name)));
        Entry entry = Entry.of(Act.SETTINGS_CHANGED);
        for (String name : names) {
            entry = entry.before(name, was.get(name)).after(name, is.get(name));
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(entry);
    }

    private static String jsonName(String attribute) {
        return WORD.matcher(attribute.substring(PREFIX.length()))
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
}
