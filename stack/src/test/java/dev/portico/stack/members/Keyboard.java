package dev.portico.stack.members;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Somebody who uses a page by its keys alone: Tab to what they want, then type, Enter or Space. */
final class Keyboard {
    private static final int FARTHEST = 150;
    private static final String FOCUSED =
            "() => { const e = document.activeElement; if (!e || e === document.body) return '';"
                    + " const label = e.labels && e.labels.length ? e.labels[0].textContent : '';"
                    + " return (label || e.getAttribute('aria-label') || e.textContent || '').trim().replace(/\\s+/g, ' '); }";

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    /** Tabs on until what has the focus is called like this. */
    Keyboard to(String name) {
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < FARTHEST; i++) {
            String focused = focused();
            if (focused.equals(name)) {
                return this;
            }
            passed.add(focused);
            page.keyboard().press("Tab");
        }
        throw new AssertionError("no way by Tab to \"" + name + "\", passed " + passed + " on " + page.url());
    }

    /** Tabs on until the field with this id has the focus. */
    Keyboard toField(String id) {
        for (int i = 0; i < FARTHEST; i++) {
            if (id.equals(page.evaluate("() => document.activeElement?.id"))) {
                return this;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("no way by Tab to #" + id + " on " + page.url());
    }

    Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }

    Keyboard type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** Follows the link or pushes the button that has the focus, and waits for the page it leads to. */
    void enter() {
        AtomicBoolean arrived = new AtomicBoolean();
        Consumer<Page> note = loaded -> arrived.set(true);
        page.onLoad(note);
        page.keyboard().press("Enter");
        page.waitForCondition(arrived::get);
        page.offLoad(note);
    }

    /** What the focused element is called. */
    String focused() {
        return String.valueOf(page.evaluate(FOCUSED));
    }
}
