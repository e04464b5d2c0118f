package dev.portico.portal.profile;

import dev.portico.portal.access.Refused;
import dev.portico.portal.platform.AccountAnswers;
import dev.portico.portal.platform.Language;
import dev.portico.portal.platform.OwnAccount;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * The language somebody wants to be spoken to. It is kept where it counts for all of it: in Keycloak (attribute {@code locale}), whose
 * pages and mails are in it, which puts it into tokens, and which the portal's mails ask. Until a token says so, and where Keycloak did
 * not take it, this browser knows.
 */
@ApplicationScoped
class OwnLanguage {
    private static final Logger LOG = Logger.getLogger(OwnLanguage.class);
    private static final String LOCALE = "locale";
    /** Longer than any token that does not know of it yet. */
    private static final Duration UNTIL_TOLD = Duration.ofMinutes(15);

    private static final Duration FOR_LONG = Duration.ofDays(365);

    private final OwnAccount account;
    private final AccountApi keycloak;
    private final Language language;

    OwnLanguage(OwnAccount account, @RestClient AccountApi keycloak, Language language) {
        this.account = account;
        this.keycloak = keycloak;
        this.language = language;
    }

    /** Returns false where it counts in this browser only. */
    boolean choose(String tag) {
        boolean told = tell(tag);
        language.choose(tag, told ? UNTIL_TOLD : FOR_LONG);
        return told;
    }

    private boolean tell(String tag) {
        try {
            return account.authorization().map(bearer -> tell(bearer, tag)).orElse(false);
        } catch (AccountAnswers.No | ProcessingException | DecodeException | ClassCastException failed) {
            LOG.infof("Keycloak did not take a language: %s", failed.getMessage());
            return false;
        } catch (Refused refused) {
            if (refused.reason() == Refused.Reason.COULD_NOT_ASK) {
                return false;
            }
            throw refused;
        }
    }

    private boolean tell(String bearer, String tag) {
        JsonObject shown = new JsonObject(keycloak.show(bearer, false));
        JsonObject attributes = shown.getJsonObject("attributes", new JsonObject());
        shown.put("attributes", attributes.put(LOCALE, new JsonArray().add(tag)));
        keycloak.change(bearer, shown.encode());
        return true;
    }
}
