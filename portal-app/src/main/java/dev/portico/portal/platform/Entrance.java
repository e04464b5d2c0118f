package dev.portico.portal.platform;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.InvalidClaims;
import dev.portico.portal.access.Permission;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.TicketSight;
import dev.portico.portal.access.Viewer;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Where every request learns who is asking. In a {@link Place} a session is needed, and its token must be for that very place; the JSON
 * API needs a bearer token and looks at no cookie; on open ground nobody is signed in, and unless the portal is open to everyone that
 * leads to signing in (R17). Resources see paths without the place.
 */
@ApplicationScoped
class Entrance {
    private static final Logger LOG = Logger.getLogger(Entrance.class);
    private static final String API = "/api";
    /** Where a refused sign-in ends and where one signs out: asking to sign in there would lead in circles. */
    private static final Set<String> WITHOUT_SIGNING_IN = Set.of(Place.REFUSED, "/logout");

    private final Current current;
    private final Language language;
    private final Answers answers;
    private final ErrorPages errors;
    private final Reachability keycloak;
    private final Visitors visitors;

    Entrance(
            Current current,
            Language language,
            Answers answers,
            ErrorPages errors,
            Reachability keycloak,
            Visitors visitors) {
        this.keycloak = keycloak;
        this.visitors = visitors;
        this.current = current;
        this.language = language;
        this.answers = answers;
        this.errors = errors;
    }

    @ServerRequestFilter(preMatching = true)
    Uni<@Nullable Response> enter(ContainerRequestContext request, RoutingContext context) {
        Place place = Place.of(context.request().path());
        current.at(place);
        if (place.signedIn()) {
            request.setRequestUri(within(request, place));
        }
        boolean api = place.rest().equals(API) || place.rest().startsWith(API + "/");
        if (api && place.signedIn()) {
            return Uni.createFrom().item(errors.answer(Reason.NOT_FOUND));
        }
        if (!api && !place.signedIn() && !place.rest().equals(Place.LOGIN)) {
            return WITHOUT_SIGNING_IN.contains(place.rest())
                    ? Uni.createFrom().nullItem()
                    : welcome().map(welcome -> visit(welcome, context));
        }
        return QuarkusHttpUser.getSecurityIdentity(context, null)
                .flatMap(identity -> identity == null || identity.isAnonymous()
                        ? nobody(context, api)
                        : somebody(identity, context, api))
                .onFailure()
                .recoverWithUni(failure -> failed(failure, context, api));
    }

    private @Nullable Response visit(boolean welcome, RoutingContext context) {
        if (!welcome) {
            return errors.answer(Reason.NOT_SIGNED_IN);
        }
        // Who has been signed in here is led back to their place by what the address serves, to see more than a
        // visitor.
        if (Places.of(context).latest().isEmpty()) {
            current.welcomed();
        }
        return null;
    }

    /** Answered where this request is worked on: the answer may come in while another's question for it is. */
    private Uni<Boolean> welcome() {
        Context here = Vertx.currentContext();
        return visitors.welcome().emitOn(task -> here.runOnContext(nothing -> task.run()));
    }

    private Uni<@Nullable Response> somebody(SecurityIdentity identity, RoutingContext context, boolean api) {
        Bearer bearer =
                Bearer.of(identity.getCredential(AccessTokenCredential.class).getToken());
        Viewer viewer = bearer.viewer();
        Optional<String> locale = Optional.ofNullable(bearer.text("locale"));
        if (!api) {
            Optional<Response> elsewhere = misplaced(viewer, context);
            if (elsewhere.isPresent()) {
                return Uni.createFrom().item(elsewhere.get());
            }
        }
        if (!viewer.may(Permission.PORTAL_ENTER)) {
            return Uni.createFrom().item(errors.answer(Reason.NO_ACCESS));
        }
        locale.ifPresent(language::prefer);
        current.entered(viewer, bearer.session(), bearer.token());
        if (current.place().signedIn()) {
            Places.of(context).arrived(current.place());
        }
        return learn(viewer, bearer, api).replaceWith(Uni.createFrom().nullItem());
    }

    /** The token's organisation must be the address's; the session cookie's path is no proof, cookies can be copied. */
    private Optional<Response> misplaced(Viewer viewer, RoutingContext context) {
        Place place = current.place();
        Place home = viewer.organization()
                .map(organization -> Place.ofOrganization(organization.alias()))
                .orElseGet(Place::ofDesk);
        if (home.prefix().equals(place.prefix())) {
            return Optional.empty();
        }
        Sessions.forget(context);
        if (place.rest().equals(Place.LOGIN) && !place.signedIn()) {
            String to = Addresses.own(context.request().getParam("to")).orElse("/");
            return Optional.of(Response.seeOther(URI.create(home.link(to))).build());
        }
        Places.of(context).forget(place);
        if (!context.request().method().equals(HttpMethod.GET)) {
            current.at(new Place("", "/"));
            return Optional.of(errors.answer(Reason.NO_ACCESS));
        }
        // Keycloak's page let the person choose another organisation, or the alias was changed meanwhile. Numbers
        // differ between
        // customers, so they begin at their home; for the desk the same address means the same.
        String to = viewer.organization().isPresent() ? "/" : place.rest();
        return Optional.of(Response.seeOther(URI.create(home.link(to)))
                .header("Cache-Control", "no-store")
                .build());
    }

    private Uni<Void> learn(Viewer viewer, Bearer bearer, boolean api) {
        Account account = viewer.account().orElseThrow();
        // Whoever a visitor may be is also allowed when signed in; who reads more needs no asking.
        Uni<Void> mode = viewer.readsArticles()
                ? Uni.createFrom().voidItem()
                : welcome()
                        .invoke(welcome -> {
                            if (welcome) {
                                current.welcomed();
                            }
                        })
                        .replaceWithVoid();
        return mode.chain(() -> learn(viewer, account, bearer, api));
    }

    private Uni<Void> learn(Viewer viewer, Account account, Bearer bearer, boolean api) {
        Uni<Void> assigned = viewer.tickets() instanceof TicketSight.OfAssignedOrganizations
                ? answers.assigned(account.id(), bearer.token())
                        .invoke(current::assigned)
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
        if (api || viewer.organization().isEmpty()) {
            return assigned;
        }
        return assigned.chain(() -> answers.memberships(account.id(), bearer.token())
                .invoke(current::memberOf)
                .replaceWithVoid());
    }

    private Uni<@Nullable Response> nobody(RoutingContext context, boolean api) {
        if (api) {
            return Uni.createFrom().item(errors.answer(Reason.INVALID_TOKEN));
        }
        if (context.request().getParam("state") != null && context.request().getParam("code") != null) {
            // Back from Keycloak without the cookie the sign-in began with: too late, or cookies are off. Not again by
            // itself: a loop.
            return Uni.createFrom().item(errors.signInLost());
        }
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        return keycloak.check().chain(() -> authenticator.getChallenge(context)).map(challenge -> {
            Response.ResponseBuilder response =
                    Response.status(challenge.status).header("Cache-Control", "no-store");
            challenge.getHeaders().forEach((name, value) -> response.header(name.toString(), value));
            return response.build();
        });
    }

    private Uni<@Nullable Response> failed(Throwable failure, RoutingContext context, boolean api) {
        if (failure instanceof AuthenticationRedirectException redirect) {
            return Uni.createFrom()
                    .item(Response.status(redirect.getCode())
                            .header("Location", redirect.getRedirectUri())
                            .header("Cache-Control", "no-store")
                            .build());
        }
        if (Unreachable.says(failure)) {
            LOG.warnf("Keycloak could not be asked: %s", Unreachable.brief(failure));
            return Uni.createFrom().item(errors.answer(Reason.COULD_NOT_ASK));
        }
        if (api) {
            LOG.debugf("token refused: %s", failure.toString());
            return Uni.createFrom().item(errors.answer(Reason.INVALID_TOKEN));
        }
        if (failure instanceof AuthenticationCompletionException) {
            Sessions.forget(context);
            return Uni.createFrom().item(errors.signInLost());
        }
        if (failure instanceof InvalidClaims) {
            LOG.warnf("token contradicts the contract: %s", failure.getMessage());
            Sessions.forget(context);
            return Uni.createFrom().item(errors.answer(Reason.NO_ACCESS));
        }
        if (failure instanceof io.quarkus.security.AuthenticationFailedException) {
            return nobody(context, false)
                    .onFailure(Unreachable::says)
                    .recoverWithItem(() -> errors.answer(Reason.COULD_NOT_ASK));
        }
        LOG.error("entrance failed", failure);
        return Uni.createFrom().item(errors.unexpected(failure));
    }

    private static URI within(ContainerRequestContext request, Place place) {
        return request.getUriInfo()
                .getRequestUriBuilder()
                .replacePath(place.rest())
                .build();
    }
}
