package dev.portico.extension.members;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.portico.extension.rest.Account;
import java.util.Optional;
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

    @JsonProperty("byRealm")
    private @Nullable String byRealm;

    /** For Jackson. */
    EmailChangeToken() {}

    /** @param by who wanted it */
    EmailChangeToken(
            String user, int expires, @Nullable String oldEmail, String newEmail, String organization, Account by) {
        super(user, TYPE, expires, null);
        setEmail(oldEmail);
        this.newEmail = newEmail;
        this.organization = organization;
        this.by = by.userId();
        this.byRealm = by.realmId();
    }

    String newEmail() {
        return String.valueOf(newEmail);
    }

    String organization() {
        return String.valueOf(organization);
    }

    /** Empty for who is not known, and can answer for nothing. */
    Optional<Account> by() {
        return by == null || byRealm == null ? Optional.empty() : Optional.of(new Account(byRealm, by));
    }
}
