package dev.portico.extension.login;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Reason;
import dev.portico.extension.keys.KnownBrowsers;
import dev.portico.extension.keys.OrganizationKey;
import dev.portico.extension.keys.OrganizationKeys;
import dev.portico.extension.rest.Throttle;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;

/**
 * The step of a login at which the organisation's key is shown (R35). It comes last: whoever gets here has proved who they are, so that
 * nobody else can guess, or keep them from showing it.
 */
final class KeyStep {

    /** Field of the page. */
    static final String FIELD = "organizationKey";

    private static final Logger LOG = Logger.getLogger(KeyStep.class);

    /** Of one person, on whatever address; right ones count, too, since all are counted before they are looked at. */
    private static final int TRIES_AN_HOUR = 10;

    private static final int FEW = 3;

    private final RequiredActionContext context;
    private final LoginRequest request;
    private final OrganizationKeys keys;
    private final KnownBrowsers browsers;
    private final Throttle tries;

    KeyStep(RequiredActionContext context, LoginRequest request) {
        this.context = context;
        this.request = request;
        this.keys = OrganizationKeys.of(context.getSession(), context.getRealm());
        this.browsers = KnownBrowsers.of(context.getSession(), context.getRealm());
        this.tries = new Throttle(context.getSession(), "organization-keys", TRIES_AN_HOUR);
    }

    /** What was wrong with the key shown. */
    enum Trouble {
        NONE(""),
        WRONG("wrong"),
        TOO_MANY("tooMany");

        private final String text;

        Trouble(String text) {
            this.text = text;
        }

        /** Ends the name of the page's message. */
        String text() {
            return text;
        }
    }

    /** Whether nothing is asked for here, or this browser has shown it before; noted for the tokens. */
    boolean isPassed(Organization organization) {
        Optional<OrganizationKey> asked = keys.askedOf(user(), organization);
        if (asked.filter(key -> !request.hasShown(user(), key) && !browsers.know(user(), key))
                .isPresent()) {
            return false;
        }
        asked.ifPresent(key -> request.shows(user(), key));
        return true;
    }

    Trouble show(Organization organization, String shown) {
        if (!tries.take(user().getId())) {
            return refused(organization, Trouble.TOO_MANY, Errors.USER_TEMPORARILY_DISABLED);
        }
        if (!keys.isKey(organization.id(), shown.strip())) {
            return refused(organization, Trouble.WRONG, Errors.INVALID_USER_CREDENTIALS);
        }
        keys.find(organization.id()).ifPresent(key -> {
            browsers.remember(user(), key);
            request.shows(user(), key);
        });
        return Trouble.NONE;
    }

    /** How many tries are left, where there are few and it may still be tried. */
    Optional<Integer> fewLeft(Trouble trouble) {
        return trouble == Trouble.WRONG
                ? Optional.of(tries.left(user().getId())).filter(left -> left <= FEW)
                : Optional.empty();
    }

    private Trouble refused(Organization organization, Trouble trouble, String error) {
        LOG.infof(
                "Login of user %s refused: organisation key, %s (organization %s)",
                user().getId(), trouble.text(), organization.id());
        context.getEvent()
                .clone()
                .event(EventType.LOGIN)
                .user(user())
                .detail(Details.REASON, Reason.ORGANIZATION_KEY_REQUIRED.wireName())
                .detail(Details.ORG_ID, organization.id().value())
                .error(error);
        return trouble;
    }

    private UserModel user() {
        return context.getUser();
    }
}
