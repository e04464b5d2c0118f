package dev.portico.extension.members;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.actiontoken.DefaultActionToken;

/** The secret of the mail that asks whether a new address is right: whose, which, and who wanted it where. */
public class EmailChangeToken extends DefaultActionToken {

    private static final long serialVersionUID = 1L;

    static final String TYPE = "portal-email-change";

    @JsonProperty("newEmail")
    private @Nullable String newEmail;

    @JsonProperty("organization")
    private @Nullable String organization;

    @JsonProperty("by")
    private @Nullable String by;

    /** For Jackson. */
    EmailChangeToken() {}

    /** @param by id of who wanted it; null for a realm admin */
    EmailChangeToken(
            String user,
            int expires,
            @Nullable String oldEmail,
            String newEmail,
            String organization,
            @Nullable String by) {
        super(user, TYPE, expires, null);
        setEmail(oldEmail);
        this.newEmail = newEmail;
        this.organization = organization;
        this.by = by;
    }

    String newEmail() {
        return String.valueOf(newEmail);
    }

    String organization() {
        return String.valueOf(organization);
    }

    @Nullable
    String by() {
        return by;
    }
}
