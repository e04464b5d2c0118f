package dev.portico.portal.mail;

/** One stretch of what a mail says: as plain text, as HTML as it came, or as both alternatives; empty where missing. */
record Passage(String plain, String markup) {

    private static final int HUGE = 2_000_000;

    boolean hasHtml() {
        return !markup.isBlank() && markup.length() <= HUGE;
    }

    String text() {
        String text = Texts.body(plain);
        return text.isEmpty() && hasHtml() ? Texts.body(MailHtml.text(markup)) : text;
    }

    /** Cleaned HTML, made from the plain text where there is no other. */
    String html() {
        return MailHtml.clean(hasHtml() ? markup : escaped());
    }

    private String escaped() {
        String text =
                Texts.body(plain).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<p>" + text.replace("\n", "<br>") + "</p>";
    }
}
