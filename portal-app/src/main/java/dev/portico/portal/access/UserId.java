package dev.portico.portal.access;

/** Keycloak's id of a user, the {@code sub} of a token. */
public record UserId(String value) {
    public UserId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a user id is never blank");
        }
    }
}
