package dev.portico.portal.platform;

import java.util.Set;

/** How a named reason is put to people: keys into {@link Texts}. */
public record ReasonWords(String reason) {
    private static final Set<String> AGAIN = Set.of("could-not-ask", "busy", "sign-in-lost", "unexpected");

    public String title() {
        return "title_" + reason.replace('-', '_');
    }

    public String text() {
        return "text_" + reason.replace('-', '_');
    }

    /** True when the same may well work in a moment. */
    public boolean again() {
        return AGAIN.contains(reason);
    }

    /** True when one has to sign in, which cannot be done here. */
    public boolean signIn() {
        return reason.equals("signed-out");
    }

    /** True when the first page is another one than this. */
    public boolean home() {
        return !reason.equals("module-off");
    }

    /** True when signing in elsewhere may help. */
    public boolean elsewhere() {
        return reason.equals("no-access");
    }
}
