package dev.portico.portal.mail;

import dev.portico.portal.platform.HarmlessHtml;
import org.owasp.html.PolicyFactory;

/** HTML of a mail made harmless, with the elements old mail programs still write; its links give no referrer away. */
final class MailHtml {

    private static final PolicyFactory HARMLESS = HarmlessHtml.policy()
            .allowElements("h1", "a", "strike", "big", "tt", "center", "address", "font")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .allowWithoutAttributes("font")
            .toFactory();

    private MailHtml() {}

    static String clean(String html) {
        return HARMLESS.sanitize(Texts.storable(html)).strip();
    }

    /** What the HTML says, as lines of text; those of what it quotes are marked, so that a quote can be told from an answer (R63). */
    static String text(String html) {
        return HarmlessHtml.quotingText(HARMLESS, Texts.storable(html));
    }
}
