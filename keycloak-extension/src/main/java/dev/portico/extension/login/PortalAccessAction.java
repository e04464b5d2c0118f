package dev.portico.extension.login;

import dev.portico.extension.access.Organization;
import dev.portico.extension.directory.Directory;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * The gate. It puts itself in the way of this one login, never on the user, so that other clients of the same browser session
 * are unaffected and restored access lets in at the next request.
 *
 * <p>With {@code prompt=none} Keycloak answers {@code interaction_required} by itself as long as the action stands in the way.
 */
final class PortalAccessAction implements RequiredActionProvider {

    /** Fields of both pages: the organisation to go on in, by alias. */
    private static final String ALIAS = "kc.org";

    private final KeycloakSession session;

    PortalAccessAction(KeycloakSession session) {
        this.session = session;
    }

    /**
     * First, whatever asks for this action by name ({@code kc_action}) is told that it cannot: Keycloak skips an action that is asked for
     * and does not support it ({@code AuthenticationManager.executeAction}), also where it stands in the way by itself.
     */
    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationManager.setKcActionStatus(
                PortalAccessActionFactory.ID,
                RequiredActionContext.KcActionStatus.ERROR,
                context.getAuthenticationSession());
        LoginRequest.of(context).ifPresent(request -> {
            if (request.isGuarded()) {
                guard(context, request);
            } else if (request.namesOrganization()) {
                ask(context, request);
            }
        });
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        LoginRequest.of(context).ifPresent(request -> answer(context, request, entrance(context, request)));
    }

    @Override
    public void processAction(RequiredActionContext context) {
        LoginRequest.of(context).ifPresent(request -> {
            MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
            String alias = form.getFirst(ALIAS);
            String key = form.getFirst(KeyStep.FIELD);
            if (alias == null && key != null) {
                shown(context, request, key);
            } else {
                answer(context, request, alias == null ? entrance(context, request) : taken(context, request, alias));
            }
        });
    }

    @Override
    public void close() {}

    private void guard(RequiredActionContext context, LoginRequest request) {
        Entrance entrance = entrance(context, request);
        if (entrance instanceof Entrance.Open open) {
            request.enter(open.organization());
            return;
        }
        request.stop();
        if (entrance instanceof Entrance.Closed closed && request.isSilent()) {
            // No page will be asked for, and Keycloak notes no event of its own when it answers interaction_required.
            Refusals.record(context, closed);
        }
    }

    /** A client that lets everybody in still has to know the organisation its tokens are for. */
    private void ask(RequiredActionContext context, LoginRequest request) {
        Entrance entrance = entrance(context, request);
        if (entrance instanceof Entrance.Choice || entrance instanceof Entrance.Locked) {
            request.stop();
        } else if (entrance instanceof Entrance.Open open) {
            request.enter(open.organization());
        } else {
            request.pass();
        }
    }

    private Entrance taken(RequiredActionContext context, LoginRequest request, String alias) {
        Entrance entrance = entrances(context).asked(context.getUser(), alias);
        if (entrance instanceof Entrance.Open open) {
            Optional<Organization> organization = open.organization();
            organization.ifPresent(request::choose);
        }
        return behindKey(context, request, entrance);
    }

    /** Whatever came with the form, it is this login's organisation that the key has to be of. */
    private void shown(RequiredActionContext context, LoginRequest request, String key) {
        Entrance entrance = entrance(context, request);
        if (entrance instanceof Entrance.Locked locked) {
            KeyStep step = new KeyStep(context, request);
            KeyStep.Trouble trouble = step.show(locked.organization(), key);
            if (trouble != KeyStep.Trouble.NONE) {
                context.challenge(new GatePages(context, request).locked(locked, trouble, step.fewLeft(trouble)));
                return;
            }
            entrance = new Entrance.Open(Optional.of(locked.organization()));
        }
        answer(context, request, entrance);
    }

    private void answer(RequiredActionContext context, LoginRequest request, Entrance entrance) {
        if (entrance instanceof Entrance.Open open) {
            request.enter(open.organization());
            context.success();
        } else if (entrance instanceof Entrance.Choice choice) {
            context.challenge(new GatePages(context, request).choice(choice));
        } else if (entrance instanceof Entrance.Locked locked) {
            context.challenge(new GatePages(context, request).locked(locked, KeyStep.Trouble.NONE, Optional.empty()));
        } else if (entrance instanceof Entrance.Closed closed) {
            if (request.isGuarded()) {
                Refusals.record(context, closed);
                context.challenge(new GatePages(context, request).closed(closed));
            } else {
                request.pass();
                context.success();
            }
        }
    }

    private Entrance entrance(RequiredActionContext context, LoginRequest request) {
        return behindKey(context, request, request.entrance(entrances(context), context.getUser()));
    }

    private static Entrance behindKey(RequiredActionContext context, LoginRequest request, Entrance entrance) {
        return entrance instanceof Entrance.Open open
                ? open.organization()
                        .filter(organization -> !new KeyStep(context, request).isPassed(organization))
                        .<Entrance>map(Entrance.Locked::new)
                        .orElse(entrance)
                : entrance;
    }

    private Entrances entrances(RequiredActionContext context) {
        return new Entrances(Directory.of(session, context.getRealm()));
    }
}
