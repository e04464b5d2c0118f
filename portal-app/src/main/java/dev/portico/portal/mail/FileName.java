package dev.portico.portal.mail;

import java.util.regex.Pattern;

/**
 * A name an attachment may be offered under: no folder, no control or direction-override character, nothing a file
 * system or a header could trip over, at most {@value #LIMIT} characters with its ending kept.
 */
final class FileName {

    private static final int LIMIT = 120;
    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    private static final Pattern RESERVED = Pattern.compile("[:*?\"<>|;%\\x00-\\x1f\\x7f]");
    private static final Pattern EDGES = Pattern.compile("^[.\\s]+|[.\\s]+$");

    private FileName() {}

    /** The cleaned name, or {@code fallback} where nothing of it can be used. */
    static String of(String raw, String fallback) {
        String base = FOLDERS.matcher(HeaderText.clean(raw)).replaceFirst("");
        String name = EDGES.matcher(RESERVED.matcher(base).replaceAll("_")).replaceAll("");
        return name.isEmpty() ? fallback : shortened(name);
    }

    private static String shortened(String name) {
        if (name.codePointCount(0, name.length()) <= LIMIT) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        return name.substring(0, name.offsetByCodePoints(0, LIMIT - ending.length())) + ending;
    }
}
