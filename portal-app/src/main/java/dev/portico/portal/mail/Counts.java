package dev.portico.portal.mail;

/** What an import, or a part of one, has done. */
record Counts(int tickets, int notes, int attachments, int known) {

    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plus(Counts other) {
        return new Counts(
                tickets + other.tickets, notes + other.notes, attachments + other.attachments, known + other.known);
    }
}
