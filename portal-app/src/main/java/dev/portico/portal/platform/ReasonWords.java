package dev.portico.portal.platform;

/** How a named reason is put to people: keys into {@link Texts}. */
public record ReasonWords(String reason) {

    public String title() {
        return "title_" + reason.replace('-', '_');
    }

    public String text() {
        return "text_" + reason.replace('-', '_');
    }

    /** True when the same may well work in a moment. */
    public boolean again() {
        return reason.equals("could-not-ask") || reason.equals("sign-in-lost") || reason.equals("unexpected");
    }

    /** True when one has to sign in, which cannot be done here. */
    public boolean signIn() {
        return reason.equals("signed-out");
    }

    /** True when signing in elsewhere may help. */
    public boolean elsewhere() {
        return reason.equals("no-access");
    }
}
