package dev.portico.extension.members;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.keys.OrganizationKey;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.actiontoken.DefaultActionToken;

/** The secret of the mail that leads past an organisation's key: for whom, and past which one; nothing of the key itself. */
public class OrganizationKeyToken extends DefaultActionToken {

    private static final long serialVersionUID = 1L;

    static final String TYPE = "portal-organization-key";

    @JsonProperty("organization")
    private @Nullable String organization;

    @JsonProperty("generation")
    private @Nullable String generation;

    /** For Jackson. */
    OrganizationKeyToken() {}

    OrganizationKeyToken(String user, int expires, String email, OrganizationKey key) {
        super(user, TYPE, expires, null);
        setEmail(email);
        this.organization = key.organization().value();
        this.generation = key.generation();
    }

    /** Another one in every mail. */
    String link() {
        return String.valueOf(getActionVerificationNonce());
    }

    OrganizationId organization() {
        return new OrganizationId(String.valueOf(organization));
    }

    /** Whether the key is still the one that the link was made for. */
    boolean leadsPast(OrganizationKey key) {
        return key.generation().equals(generation);
    }
}
