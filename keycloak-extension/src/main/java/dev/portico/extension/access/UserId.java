package dev.portico.extension.access;

/** Identifies a Keycloak user, the token's {@code sub}; compared whole and with case. */
public record UserId(String value) {

    public UserId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a user id is never blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
