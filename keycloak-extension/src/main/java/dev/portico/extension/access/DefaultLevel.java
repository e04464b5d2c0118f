package dev.portico.extension.access;

/**
 * The level of a member whom nobody gave one, or none.
 *
 * <p>Whether the name is a sound level is seen only when it is used: a role can be changed after the setting was made. A
 * name that is no sound level counts as none.
 *
 * @param role name of a realm role, or the empty string for none
 */
public record DefaultLevel(String role) {

    public static final DefaultLevel NONE = new DefaultLevel("");

    /** Reads {@code none} or a role's name. */
    public static DefaultLevel of(String text) {
        return text.isBlank() || text.equals("none") ? NONE : new DefaultLevel(text);
    }

    public boolean isNone() {
        return role.isEmpty();
    }

    /** The setting's value: the role's name or {@code none}. */
    @Override
    public String toString() {
        return isNone() ? "none" : role;
    }
}
