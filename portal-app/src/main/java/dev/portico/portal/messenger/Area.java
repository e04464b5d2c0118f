package dev.portico.portal.messenger;

import dev.portico.portal.tickets.Origin;

/** What a conversation is about: one of those the installation names; those the portal knows are put into words, others are shown as they are. */
public record Area(String code) {
    /** True where {@link MessengerTexts} has words for it, under {@link #key}. */
    public boolean worded() {
        return Origin.WORDED.contains(code);
    }

    public String key() {
        return "area_" + code;
    }
}
