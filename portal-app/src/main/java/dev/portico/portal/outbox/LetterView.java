package dev.portico.portal.outbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * What a mail shows, all of it: nothing in it is hidden. An empty text is left out.
 *
 * @param number the ticket's; 0 where it is about none
 */
public record LetterView(
        String language,
        String brand,
        String hello,
        String introduction,
        long number,
        String subject,
        List<String> lines,
        String files,
        String address,
        String open,
        String reply,
        String why,
        String preferences,
        String choose) {

    /** {@code rtl} or {@code ltr}. */
    public String direction() {
        return language.equals("he") ? "rtl" : "ltr";
    }

    /** Where lines begin. */
    public String start() {
        return language.equals("he") ? "right" : "left";
    }

    static List<String> lines(String text) {
        return text.lines().toList();
    }

    @CheckedTemplate(basePath = "outbox")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance letter(LetterView letter);

        static native TemplateInstance words(LetterView letter);
    }
}
