package dev.portico.portal.profile;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.platform.AccountAnswers;
import dev.portico.portal.platform.OwnAccount;
import io.vertx.core.json.DecodeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Where the viewer is signed in, as Keycloak knows it. Empty where Keycloak does not let the portal ask, which is not "nowhere". */
@ApplicationScoped
class OwnSessions {
    private final OwnAccount account;
    private final AccountApi keycloak;

    OwnSessions(OwnAccount account, @RestClient AccountApi keycloak) {
        this.account = account;
        this.keycloak = keycloak;
    }

    /**
     * The one asked from first.
     *
     * @throws Refused {@code could-not-ask} when Keycloak does not answer, or nothing that can be read
     */
    Optional<List<SignedIn>> list() {
        return asked(bearer -> read(keycloak.devices(bearer)));
    }

    /** Returns false where Keycloak does not let the portal. */
    boolean end(String session) {
        return done(bearer -> keycloak.end(bearer, session));
    }

    /** The same for all but this one. */
    boolean endOthers() {
        return done(keycloak::endOthers);
    }

    private List<SignedIn> read(String devices) {
        try {
            return SignedIn.read(devices, account.session());
        } catch (DecodeException | ClassCastException | NullPointerException unreadable) {
            throw new Refused(Reason.COULD_NOT_ASK);
        }
    }

    private boolean done(Consumer<String> deed) {
        return asked(bearer -> {
                    deed.accept(bearer);
                    return true;
                })
                .isPresent();
    }

    private <T> Optional<T> asked(Function<String, T> question) {
        try {
            return account.authorization().map(question);
        } catch (AccountAnswers.No no) {
            return Optional.empty();
        }
    }
}
