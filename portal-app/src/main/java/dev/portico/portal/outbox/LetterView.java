package dev.portico.portal.outbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.List;

/**
 * What a mail shows, all of it: nothing in it is hidden. An empty text is left out.
 *
 * @param number the ticket's; 0 where it is about none
 * @param otherwise what stands before the address written out, below the button
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
        String otherwise,
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

    /** The lines between which there is an empty one, each with its lines. */
    public List<List<String>> paragraphs() {
        List<List<String>> paragraphs = new ArrayList<>();
        boolean open = false;
        for (String line : lines) {
            if (line.isBlank()) {
                open = false;
                continue;
            }
            if (!open) {
                paragraphs.add(new ArrayList<>());
            }
            paragraphs.get(paragraphs.size() - 1).add(line);
            open = true;
        }
        return paragraphs;
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
