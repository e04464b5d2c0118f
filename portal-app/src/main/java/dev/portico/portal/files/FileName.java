package dev.portico.portal.files;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name a file is shown and saved under: made of what its sender called it, without anything that misleads or breaks a header. */
public final class FileName {
    private static final int LONGEST = 120;
    private static final int LONGEST_ENDING = 12;
    private static final Pattern RESERVED = Pattern.compile("[<>:\"|?*]");
    private static final Pattern EDGES = Pattern.compile("^[.\\s]+|[.\\s]+$");
    /** Names of devices on Windows, whatever follows their first dot. */
    private static final Pattern DEVICES = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private FileName() {}

    /** {@code Content-Disposition} of a download, with a plain name for old clients and the real one (RFC 6266, RFC 5987). */
    public static String attachment(String given) {
        return disposition("attachment", given);
    }

    /** The same for what is shown where it is asked for. */
    public static String inline(String given) {
        return disposition("inline", given);
    }

    private static String disposition(String how, String given) {
        String name = safe(given);
        String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        return how + "; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded(name);
    }

    /** Without directories, control characters and those that turn the direction of writing (fdp.exe shown as exe.pdf); its ending stays. */
    public static String safe(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        last.codePoints().filter(FileName::harmless).forEach(kept::appendCodePoint);
        String name = EDGES.matcher(RESERVED.matcher(kept).replaceAll("_")).replaceAll("");
        if (name.isEmpty()) {
            return "file";
        }
        return shortened(DEVICES.matcher(name).matches() ? "_" + name : name);
    }

    private static boolean harmless(int c) {
        int type = Character.getType(c);
        return !Character.isISOControl(c)
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        int room = LONGEST - ending.codePointCount(0, ending.length());
        return name.substring(0, name.offsetByCodePoints(0, room)).stripTrailing() + ending;
    }

    private static String encoded(String name) {
        StringBuilder header = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "!#$&+-.^_`|~".indexOf(c) >= 0)) {
                header.append(c);
            } else {
                header.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            }
        }
        return header.toString();
    }
}
