package dev.portico.portal.messenger;

import org.jspecify.annotations.Nullable;

/** What somebody has begun to write; empty where they have not come so far. */
record Begun(String text, String kind, String area, String urgency) {
    static final Begun NOTHING = new Begun("", "", "", "");
    private static final int LONGEST_TEXT = 50_000;
    private static final int LONGEST_CODE = 40;

    static Begun of(@Nullable String text, @Nullable String kind, @Nullable String area, @Nullable String urgency) {
        return new Begun(
                cut(text, LONGEST_TEXT), cut(kind, LONGEST_CODE), cut(area, LONGEST_CODE), cut(urgency, LONGEST_CODE));
    }

    boolean blank() {
        return text.isBlank();
    }

    /** PostgreSQL takes neither NUL nor half a character. */
    private static String cut(@Nullable String text, int most) {
        if (text == null) {
            return "";
        }
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(c -> c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE))
                .limit(most)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
