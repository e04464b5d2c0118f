package dev.portico.portal.mail;

/**
 * Characters that make a line look like another one: direction overrides and isolates, byte order marks, lone
 * surrogates, line separators. An override before {@code fdp.exe} shows it as {@code exe.pdf}.
 */
final class Deceptive {

    private Deceptive() {}

    static boolean is(int c) {
        return (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x2028
                || c == 0x2029
                || c == 0xFEFF
                || (c >= 0xD800 && c <= 0xDFFF)
                || (c >= 0xFFF9 && c <= 0xFFFB)
                || (c >= 0xE0000 && c <= 0xE007F);
    }
}
