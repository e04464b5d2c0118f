package dev.portico.portal.tickets;

import org.jspecify.annotations.Nullable;

/** Typed text made storable: no control characters (PostgreSQL takes no NUL), one kind of line end, no blank edges. */
final class Words {
    private Words() {}

    static String text(@Nullable String typed) {
        if (typed == null) {
            return "";
        }
        String lines = typed.replace("\r\n", "\n").replace('\r', '\n');
        return clean(lines).strip();
    }

    static String line(@Nullable String typed) {
        return text(typed).replaceAll("\\s+", " ");
    }

    private static String clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
