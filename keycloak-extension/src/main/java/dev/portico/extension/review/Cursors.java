package dev.portico.extension.review;

import dev.portico.extension.access.Reason;
import dev.portico.extension.journal.JournalPages;
import dev.portico.extension.journal.Recorded;
import dev.portico.extension.rest.Paging;
import dev.portico.extension.rest.Problem;

/** Keys of pages that are numbers. */
final class Cursors {

    private Cursors() {}

    /** The number before which the page begins. */
    static long seq(Paging paging) {
        return paging.after().isEmpty() ? Long.MAX_VALUE : number(paging.after());
    }

    static String of(Recorded entry) {
        JournalPages.Place place = JournalPages.Place.of(entry);
        return place.at() + " " + place.seq() + " " + place.chain();
    }

    static JournalPages.Place place(Paging paging) {
        if (paging.after().isEmpty()) {
            return JournalPages.Place.END;
        }
        String[] parts = paging.after().split(" ", 3);
        if (parts.length < 3) {
            throw forged();
        }
        return new JournalPages.Place(number(parts[0]), parts[2], number(parts[1]));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw forged();
        }
    }

    private static RuntimeException forged() {
        return Problem.invalid(Reason.INVALID_VALUE, "after must be the next of an earlier page");
    }
}
