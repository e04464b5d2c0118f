package dev.portico.stack.languages;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds words that nobody translated. Hebrew is the pseudo-locale: its letters are in no other of our languages, so that on a Hebrew page
 * every Latin word is either what somebody wrote or a text that was forgotten. What somebody wrote (names, subjects, addresses) is known
 * by being isolated ({@code bdi}, {@code dir=auto}, the isolates of Unicode) or by being in a language of its own ({@code lang}), which
 * it has to be anyway: between Hebrew words it would otherwise change their order (UAX 9; HTML, "bidirectional text").
 */
final class Untranslated {

    /** The same everywhere: names of formats and of keys. */
    private static final List<String> INTERNATIONAL =
            List.of("csv", "json", "pdf", "html", "markdown", "ctrl", "enter");

    /** Takes a document, gives the texts in it that have a Latin word, each with where it stands. */
    private static final String SEARCH = """
            const ISOLATED = 'bdi, [dir=auto], [lang]:not([lang=he]), code, textarea, script, style';
            const SPOKEN = ['title', 'aria-label', 'aria-description', 'placeholder', 'alt', 'summary', 'label'];
            const isForgotten = text => (text.replace(/[\\u2066-\\u2068][^\\u2069]*\\u2069/g, '')
                    .match(/\\p{Script=Latin}{2,}/gu) ?? [])
                .some(word => !international.includes(word.toLowerCase()));
            const search = read => {
                const found = new Set();
                const note = (text, where) => { if (isForgotten(text)) found.add(where + ' "' + text.trim().replace(/\\s+/g, ' ') + '"'); };
                const texts = read.createTreeWalker(read, NodeFilter.SHOW_TEXT);
                for (let text = texts.nextNode(); text; text = texts.nextNode()) {
                    const holder = text.parentElement;
                    if (holder && !holder.closest(ISOLATED)) note(text.data, holder.localName);
                }
                for (const element of read.querySelectorAll('*')) {
                    if (element.closest('[lang]:not([lang=he]), [dir=auto]')) continue;
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
     * @return a line for each address and text; none is what tests want
     */
    static Set<String> at(Page page, List<String> addresses) {
        return lines(page.evaluate(
                "async ({ addresses, international }) => {" + SEARCH + """
                        const all = [];
                        for (const address of addresses) {
                            const answer = await fetch(address, { redirect: 'manual', headers: { accept: 'text/html' } });
                            if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue;
                            const read = new DOMParser().parseFromString(await answer.text(), 'text/html');
                            if (read.documentElement.lang !== 'he') all.push(address + ' is in ' + read.documentElement.lang);
                            else all.push(...search(read).map(text => address + ': ' + text));
                        }
                        return all;
                        }""",
                Map.of("addresses", addresses, "international", INTERNATIONAL)));
    }

    /** The same of the page that is open, as its scripts have made it. */
    static Set<String> on(Page page) {
        return lines(page.evaluate(
                "({ international }) => {" + SEARCH + "return search(document); }",
                Map.of("international", INTERNATIONAL)));
    }

    private static Set<String> lines(Object texts) {
        Set<String> found = new TreeSet<>();
        ((List<?>) texts).forEach(text -> found.add(String.valueOf(text)));
        return found;
    }
}
