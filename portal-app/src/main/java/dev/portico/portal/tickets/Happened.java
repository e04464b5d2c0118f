package dev.portico.portal.tickets;

import java.util.Locale;
import java.util.Optional;

/**
 * What happened to a ticket, fired as a CDI event inside the transaction that does it: whoever observes it and writes does so together
 * with it or not at all. Persons are ids of {@code persons}. Says nothing about who may know of it: observers look that up themselves.
 */
public sealed interface Happened {
    /** The ticket's number. */
    long ticket();

    /** Who did it. */
    long by();

    /** True for what customers can see the effect of. */
    default boolean forCustomers() {
        if (this instanceof Noted noted) {
            return noted.visible();
        }
        if (this instanceof MadeVisible shown) {
            return shown.seen();
        }
        if (this instanceof MadeHidden hidden) {
            return hidden.seen();
        }
        return !(this instanceof Assigned);
    }

    /** A new ticket. */
    record Opened(long ticket, long by) implements Happened {}

    /** Somebody wrote; {@code visible} tells whether customers read it. */
    record Noted(long ticket, long note, long by, Side side, boolean visible) implements Happened {}

    /** The vendor let customers see something that was hidden from them (R60); {@code seen} unless it is a file of a hidden note. */
    record MadeVisible(long ticket, Piece piece, long by, boolean seen) implements Happened {}

    /** The vendor took something back; {@code seen} unless it is a file of a note that is hidden anyway. */
    record MadeHidden(long ticket, Piece piece, long by, boolean seen) implements Happened {}

    /** Somebody of the vendor's works on it now; nobody, when empty. Not for customers to know. */
    record Assigned(long ticket, Optional<Long> assignee, long by) implements Happened {}

    /** Its status, cause, solution or priority is another now. */
    record Changed(long ticket, Kind kind, long by) implements Happened {}

    /** It is shared with a person now. */
    record Joined(long ticket, long person, long by) implements Happened {}

    /** It is no longer shared with a person. */
    record Left(long ticket, long person, long by) implements Happened {}

    /** A part of a ticket that is shown or hidden by itself. */
    record Piece(What what, long id) {
        public static Piece note(long id) {
            return new Piece(What.NOTE, id);
        }

        public static Piece attachment(long id) {
            return new Piece(What.ATTACHMENT, id);
        }

        /** What it is. */
        public enum What {
            NOTE,
            ATTACHMENT
        }
    }

    /** What of a ticket changes. */
    enum Kind {
        STATUS,
        CAUSE,
        SOLUTION,
        PRIORITY,
        ASSIGNEE,
        PARTICIPANTS,
        VISIBILITY;

        /** The name in the database and in the API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** True for what customers know of too (R61). */
        public boolean forCustomers() {
            return this != ASSIGNEE && this != VISIBILITY;
        }
    }
}
