package dev.portico.portal.submissions;

/**
 * What the mail that asks for a confirmation shows, all of it.
 *
 * @param address where one confirms
 */
public record ConfirmationView(String language, String brand, SubmissionTexts texts, String address) {

    /** {@code rtl} or {@code ltr}. */
    public String direction() {
        return language.equals("he") ? "rtl" : "ltr";
    }

    /** Where lines begin. */
    public String start() {
        return language.equals("he") ? "right" : "left";
    }
}
