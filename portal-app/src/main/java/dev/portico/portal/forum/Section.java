package dev.portico.portal.forum;

import java.util.Map;

/**
 * A part of the forum.
 *
 * @param groups the security groups it is for, by id with their names when they were chosen; empty where it is for all who read the forum
 * @param topics how many there are in it that whoever asks sees
 */
public record Section(long id, String name, String description, int position, Map<String, String> groups, long topics) {

    /** True where only some of those see it who read the forum. */
    public boolean narrowed() {
        return !groups.isEmpty();
    }

    public String groupNames() {
        return String.join(", ", groups.values());
    }
}
