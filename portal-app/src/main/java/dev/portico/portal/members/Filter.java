package dev.portico.portal.members;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which people a list shows; lives in the address. Empty words stand for no filter. */
public record Filter(String text, boolean disabled, String level, String after) {
    private static final int LONGEST = 200;

    static Filter of(@Nullable String text, @Nullable String status, @Nullable String level, @Nullable String after) {
        return new Filter(line(text), "disabled".equals(status), line(level), line(after));
    }

    public boolean any() {
        return !text.isEmpty() || !level.isEmpty();
    }

    boolean continued() {
        return !after.isEmpty();
    }

    String status() {
        return disabled ? "disabled" : "active";
    }

    @Nullable
    String search() {
        return text.isEmpty() ? null : text;
    }

    @Nullable
    String levelAsked() {
        return level.isEmpty() ? null : level;
    }

    @Nullable
    String afterAsked() {
        return after.isEmpty() ? null : after;
    }

    Filter withDisabled(boolean shown) {
        return new Filter(text, shown, level, "");
    }

    Filter from(String cursor) {
        return new Filter(text, disabled, level, cursor);
    }

    /** As the end of an address. */
    String query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", text);
        parameters.put("status", disabled ? "disabled" : "");
        parameters.put("level", level);
        parameters.put("after", after);
        String query = parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String line(@Nullable String typed) {
        if (typed == null) {
            return "";
        }
        String plain = typed.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }
}
