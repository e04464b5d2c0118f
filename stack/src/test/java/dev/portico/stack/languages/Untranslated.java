package dev.portico.stack.languages;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds words that nobody translated. Hebrew is the pseudo-locale: its letters are in no other of our languages, so that on a Hebrew page
 * every Latin word is either what somebody wrote or a text that was forgotten. What somebody wrote (names, subjects, addresses) is known
 * by being isolated ({@code bdi}, a {@code dir} of its own, the isolates of Unicode) or by being in a language of its own ({@code lang}), which
 * it has to be anyway: between Hebrew words it would otherwise change their order (UAX 9; HTML, "bidirectional text").
 */
public final class Untranslated {

    /** The same in every language: names of formats, keys and units, the zone of times, and of what runs here. */
    private static final List<String> INTERNATIONAL = List.of(
            "csv", "json", "pdf", "html", "zip", "markdown", "ctrl", "enter", "esc", "kb", "mb", "utc", "keycloak");

    /** Takes a document or a part of one, gives the texts in it that have a Latin word, each with where it stands. */
    private static final String SEARCH = """
            const ISOLATED = 'bdi, [dir=auto], [dir=ltr], [lang]:not([lang=he]), code, textarea, script, style';
            const SPOKEN = ['title', 'aria-label', 'aria-description', 'placeholder', 'alt', 'summary', 'label'];
            const isForgotten = text => (text.replace(/[\\u2066-\\u2068][^\\u2069]*\\u2069/g, '')
                    .match(/\\p{Script=Latin}{2,}/gu) ?? [])
                .some(word => !international.includes(word.toLowerCase()));
            const search = read => {
                const found = new Set();
                const note = (text, where) => { if (isForgotten(text)) found.add(where + ' "' + text.trim().replace(/\\s+/g, ' ') + '"'); };
                const texts = (read.ownerDocument ?? read).createTreeWalker(read, NodeFilter.SHOW_TEXT);
                for (let text = texts.nextNode(); text; text = texts.nextNode()) {
                    const holder = text.parentElement;
                    if (holder && !holder.closest(ISOLATED)) note(text.data, holder.localName);
                }
                for (const element of read.querySelectorAll('*')) {
                    if (element.closest('[lang]:not([lang=he]), [dir=auto], [dir=ltr]')) continue;
                    for (const { name, value } of element.attributes) {
                        // What scripts say is handed to them in attributes of the page.
                        if (SPOKEN.includes(name) || (name.startsWith('data-') && /\\p{L}\\s+\\p{L}/u.test(value))) note(value, element.localName + '[' + name + ']');
                    }
                    if (element.matches('input[type=submit], input[type=button]')) note(element.value, 'input');
                }
                return [...found];
            };
            """;

    private Untranslated() {}

    /**
     * Reads each address as the person who is signed in on this page, one after the other, without running scripts.
     *
     * @param addresses of the page's own origin; what is no page is left out
     * @return what was read, and of it a line for each address and text; none is what tests want
     */
    public static Walk at(Page page, List<String> addresses) {
        List<?> walk = (List<?>) page.evaluate(
                "async ({ addresses, international }) => {" + SEARCH + """
                        const all = [];
                        let pages = 0;
                        for (const address of addresses) {
                            const answer = await fetch(address, { redirect: 'manual', headers: { accept: 'text/html' } });
                            if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue;
                            pages++;
                            const text = await answer.text();
                            const read = new DOMParser().parseFromString(text, 'text/html');
                            // What a script puts into a page is in the page's language.
                            if (/<html/i.test(text) && read.documentElement.lang !== 'he') all.push(address + ' is in ' + read.documentElement.lang);
                            else all.push(...search(read).map(text => address + ': ' + text));
                        }
                        return [all, pages];
                        }""",
                Map.of("addresses", addresses, "international", INTERNATIONAL));
        return new Walk(lines(walk.get(0)), (Integer) walk.get(1));
    }

    /** The same of the page that is open, as its scripts have made it. */
    public static Set<String> on(Page page) {
        return on(page, "html");
    }

    /** The same of a part of it. */
    public static Set<String> on(Page page, String part) {
        return lines(page.evaluate(
                "({ part, international }) => {" + SEARCH + "return search(document.querySelector(part)); }",
                Map.of("part", part, "international", INTERNATIONAL)));
    }

    /** What a walk has come by: pages, and parts of pages, that were read; and the texts in them that nobody translated. */
    public record Walk(Set<String> texts, int pages) {}

    private static Set<String> lines(Object texts) {
        Set<String> found = new TreeSet<>();
        ((List<?>) texts).forEach(text -> found.add(String.valueOf(text)));
        return found;
    }
}
