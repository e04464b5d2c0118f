package dev.portico.portal.tickets;

import java.nio.charset.StandardCharsets;

/** The name a download is saved under: made of what the sender called it, without anything that could mislead or break a header. */
final class FileName {
    private static final int LONGEST = 120;

    private FileName() {}

    /** {@code Content-Disposition} with a plain name for old clients and the real one (RFC 6266, RFC 5987). */
    static String disposition(String given) {
        String name = safe(given);
        String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded(name);
    }

    /** Without directories, control characters and those that turn the direction of writing (fdp.exe shown as exe.pdf). */
    static String safe(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        last.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .limit(LONGEST)
                .forEach(kept::appendCodePoint);
        String name = kept.toString().strip().replaceAll("^\\.+", "");
        return name.isEmpty() ? "file" : name;
    }

    private static String encoded(String name) {
        StringBuilder header = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "!#$&+-.^_`|~".indexOf(c) >= 0)) {
                header.append(c);
            } else {
                header.append('%').append(String.format("%02X", (int) c));
            }
        }
        return header.toString();
    }
}
