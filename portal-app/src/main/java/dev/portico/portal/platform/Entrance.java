package dev.portico.portal.platform;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.InvalidClaims;
import dev.portico.portal.access.Permission;
import dev.portico.portal.access.PortalSettings;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Signalled;
import dev.portico.portal.access.Subject;
import dev.portico.portal.access.TicketSight;
import dev.portico.portal.access.Viewer;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Where every request learns who is asking. In a {@link Place} a session is needed, and its token must be for that very place; the JSON
 * API needs a bearer token and looks at no cookie; on open ground nobody is signed in, and unless the portal is open to everyone that
 * leads to signing in (R17). Resources see paths without the place. Nobody is answered by a token that was signalled to be out of date.
 */
@ApplicationScoped
class Entrance {
    private static final Logger LOG = Logger.getLogger(Entrance.class);
    private static final String API = "/api";
    /** Where a refused sign-in ends and where one signs out: asking to sign in there would lead in circles. */
    private static final Set<String> WITHOUT_SIGNING_IN = Set.of(Place.REFUSED, "/logout");
    /** All that is done for who looks through somebody's eyes (R31), whatever a resource would do. */
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    /** How long Keycloak is given to hear of its own changes on all its nodes. */
    private static final Duration A_MOMENT = Duration.ofMillis(200);

    /** How long somebody who is signed in waits to be shown what was set for the portal; nothing they may do depends on it. */
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private static final String AGAIN = "portico.again";

    private final Current current;
    private final Language language;
    private final Answers answers;
    private final ErrorPages errors;
    private final Reachability keycloak;
    private final Visitors visitors;
    private final Signals signals;
    private final Origins origins;
    private final Perspectives perspectives;
    private final PerspectiveMarks marks;

    Entrance(
            Current current,
            Language language,
            Answers answers,
            ErrorPages errors,
            Reachability keycloak,
            Visitors visitors,
            Signals signals,
            Origins origins,
            Perspectives perspectives,
            PerspectiveMarks marks) {
        this.perspectives = perspectives;
        this.marks = marks;
        this.origins = origins;
        this.signals = signals;
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
        if (place.embedded() && origins.none()) {
            return Uni.createFrom().item(errors.answer(Reason.NOT_FOUND));
        }
        boolean api = place.rest().equals(API) || place.rest().startsWith(API + "/");
        if ((api || place.told()) && place.signedIn()) {
            return Uni.createFrom().item(errors.answer(Reason.NOT_FOUND));
        }
        if (place.told() || (WITHOUT_SIGNING_IN.contains(place.rest()) && !place.signedIn())) {
            return Uni.createFrom().nullItem();
        }
        if (!api && !place.signedIn() && !place.rest().equals(Place.LOGIN)) {
            return visit(context).onFailure().recoverWithItem(this::couldNotAsk);
        }
        return entering(QuarkusHttpUser.getSecurityIdentity(context, null), context, api)
                .onFailure()
                .recoverWithUni(failure -> failed(failure, context, api));
    }

    /**
     * Once more for whoever sent the rest of their request slowly: what they may do is decided when there is something to do, not a
     * minute before. Without this, a request begun in time would be answered by rights that are gone (R64).
     */
    Uni<@Nullable Response> enterAgain(RoutingContext context) {
        boolean api = current.place().rest().startsWith(API + "/");
        if (!api && !current.place().signedIn()) {
            return visit(context).onFailure().recoverWithItem(this::couldNotAsk);
        }
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        context.remove(AGAIN);
        Staleness.again(context);
        return entering(authenticator.attemptAuthentication(context), context, api)
                .onFailure()
                .recoverWithUni(failure -> failed(failure, context, api));
    }

    private Uni<@Nullable Response> entering(Uni<SecurityIdentity> identity, RoutingContext context, boolean api) {
        return identity.flatMap(
                known -> known == null || known.isAnonymous() ? nobody(context, api) : somebody(known, context, api));
    }

    private Uni<@Nullable Response> visit(RoutingContext context) {
        return realm().invoke(current::visits).flatMap(this::settings).map(settings -> visit(settings, context));
    }

    /** How far the realm's changes have come; whoever signs in brings the answer along with their token's. */
    private Uni<Long> realm() {
        Context here = Vertx.currentContext();
        return Uni.createFrom()
                .item(() -> signals.about(Set.of(Subject.REALM))
                        .getOrDefault(Subject.REALM, Signalled.NOTHING)
                        .revision())
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(task -> here.runOnContext(nothing -> task.run()));
    }

    private @Nullable Response visit(PortalSettings settings, RoutingContext context) {
        current.believes(settings);
        if (current.place().rest().equals(Place.ROBOTS)) {
            return null;
        }
        boolean frame = current.place().rest().equals(Place.VISIT);
        if (!settings.everyone()) {
            return frame ? null : errors.answer(Reason.NOT_SIGNED_IN);
        }
        if (!settings.ticketing()) {
            return errors.answer(Reason.MODULE_OFF);
        }
        // Who has been signed in here is led back to their place by what the address serves, to see more than a
        // visitor.
        if (frame || Places.of(context).latest().isEmpty()) {
            current.welcomed();
        }
        return null;
    }

    /** Answered where this request is worked on: the answer may come in while another's question for it is. */
    private Uni<PortalSettings> settings(long realm) {
        return here(visitors.settings(realm));
    }

    private static <T> Uni<T> here(Uni<T> answer) {
        Context here = Vertx.currentContext();
        return answer.emitOn(task -> here.runOnContext(nothing -> task.run()));
    }

    private Uni<@Nullable Response> somebody(SecurityIdentity identity, RoutingContext context, boolean api) {
        @Nullable Checked checked = identity.getAttribute(Checked.NAME);
        if (checked == null) {
            // Where the token contradicts itself that is the answer, and else it could not be compared.
            Bearer.of(identity.getCredential(AccessTokenCredential.class).getToken())
                    .stamp();
            return Uni.createFrom().item(errors.answer(Reason.COULD_NOT_ASK));
        }
        if (checked.stale()) {
            return stale(checked, context, api);
        }
        Viewer viewer = checked.bearer().viewer();
        Optional<String> locale = Optional.ofNullable(checked.bearer().text("locale"));
        if (!api) {
            Optional<Response> elsewhere = misplaced(viewer, context);
            if (elsewhere.isPresent()) {
                return Uni.createFrom().item(elsewhere.get());
            }
        }
        if (!viewer.may(Permission.PORTAL_ENTER)) {
            return Uni.createFrom().item(errors.answer(Reason.NO_ACCESS));
        }
        if (viewer.readOnly() && !READING.contains(context.request().method())) {
            return Uni.createFrom().item(errors.answer(Reason.READ_ONLY));
        }
        locale.ifPresent(language::prefer);
        current.entered(viewer, checked);
        Optional<Eyes> eyes = current.place().eyes();
        if (eyes.isPresent()) {
            return through(eyes.get(), checked, context);
        }
        if (current.place().signedIn() && !current.place().embedded()) {
            Places.of(context).arrived(current.place());
        }
        return learn(viewer, checked, api).replaceWith(Uni.createFrom().nullItem());
    }

    /** Through somebody's eyes everything is read by a token of its own; but for leaving, which is the viewer's. */
    private Uni<@Nullable Response> through(Eyes eyes, Checked own, RoutingContext context) {
        Place place = current.place();
        if (place.rest().equals(PerspectivePages.EXIT)) {
            return Uni.createFrom().nullItem();
        }
        boolean reads = READING.contains(context.request().method());
        Optional<PerspectiveMark> mark = marks.of(context, place, current.session());
        if (mark.isEmpty()) {
            return Uni.createFrom().item(reads ? left(place, "/", context) : refusedAtHome(place));
        }
        String back = mark.get().back();
        String ended = back + (back.contains("?") ? "&" : "?") + "perspective=" + PerspectivePages.ENDED;
        return here(perspectives.goOn(mark.get().sid(), own, eyes))
                .flatMap(answer -> answer instanceof Perspectives.Seen seen
                        ? sees(seen.checked(), back, reads)
                        : Uni.createFrom().item(reads ? left(place, ended, context) : refusedAtHome(place)));
    }

    /** What is refused says so on a page of the perspective, under its banner. */
    private Uni<@Nullable Response> sees(Checked checked, String back, boolean reads) {
        Viewer viewer = checked.bearer().viewer();
        if (!viewer.readOnly() || !viewer.may(Permission.PORTAL_ENTER)) {
            return Uni.createFrom().item(errors.answer(Reason.NO_ACCESS));
        }
        current.through(viewer, checked, back);
        Uni<Void> learned = learn(viewer, checked, false);
        return reads
                ? learned.replaceWith(Uni.createFrom().nullItem())
                : learned.map(nothing -> errors.answer(Reason.READ_ONLY));
    }

    /** Nobody is looked through any more: a page of the viewer's own place. */
    private Response refusedAtHome(Place place) {
        current.at(new Place(place.home().prefix(), place.rest()));
        return errors.answer(Reason.READ_ONLY);
    }

    /** It has ended, or was never begun in this browser: back to one's own place. */
    private Response left(Place place, String back, RoutingContext context) {
        if (place.scripted()) {
            // The page it belongs to is still open, and leaving that leads back to where it began.
            return errors.answer(Reason.INVALID_TOKEN);
        }
        if ("empty".equals(context.request().getHeader("Sec-Fetch-Dest"))) {
            // A script of that page asks (Fetch Metadata), which goes nowhere: the next click is to be led back.
            return Response.status(Response.Status.UNAUTHORIZED)
                    .header("Cache-Control", "no-store")
                    .build();
        }
        marks.forget(context, place);
        return Response.seeOther(URI.create(place.home().link(back)))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Nobody is answered by rights that were taken away. A refreshed token may still be made from them by a node that hears late. */
    private Uni<@Nullable Response> stale(Checked checked, RoutingContext context, boolean api) {
        if (api) {
            return Uni.createFrom().item(errors.answer(Reason.INVALID_TOKEN));
        }
        if (context.get(AGAIN) != null) {
            LOG.warnf("still stale when refreshed twice: %s", checked.stamp().parts());
            return Uni.createFrom().item(errors.answer(Reason.COULD_NOT_ASK));
        }
        context.put(AGAIN, true);
        Staleness.again(context);
        Context here = Vertx.currentContext();
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(A_MOMENT)
                .emitOn(task -> here.runOnContext(nothing -> task.run()))
                .flatMap(waited -> entering(authenticator.attemptAuthentication(context), context, false));
    }

    private Response couldNotAsk(Throwable failure) {
        LOG.warnf("it could not be asked what was signalled: %s", Unreachable.brief(failure));
        return errors.answer(Reason.COULD_NOT_ASK);
    }

    /** The token's organisation must be the address's; the session cookie's path is no proof, cookies can be copied. */
    private Optional<Response> misplaced(Viewer viewer, RoutingContext context) {
        Place place = current.place();
        if (place.embedded()) {
            return Optional.empty();
        }
        Place home = viewer.organization()
                .map(organization -> Place.ofOrganization(organization.alias()))
                .orElseGet(Place::ofDesk);
        if (home.prefix().equals(place.home().prefix())) {
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

    private Uni<Void> learn(Viewer viewer, Checked checked, boolean api) {
        Account account = viewer.account().orElseThrow();
        // Whoever a visitor may be is also allowed when signed in; a program that reads more needs no asking.
        Uni<Void> mode = api && viewer.readsArticles()
                ? Uni.createFrom().voidItem()
                : here(visitors.settings(checked.realm())
                                .ifNoItem()
                                .after(A_SECOND)
                                .recoverWithItem(visitors::latest))
                        .invoke(this::believe)
                        .replaceWithVoid();
        return mode.chain(() -> learn(viewer, account, checked, api));
    }

    private void believe(PortalSettings settings) {
        current.believes(settings);
        if (settings.welcoming()) {
            current.welcomed();
        }
    }

    private Uni<Void> learn(Viewer viewer, Account account, Checked checked, boolean api) {
        Uni<Void> assigned = viewer.tickets() instanceof TicketSight.OfAssignedOrganizations
                ? answers.assigned(account.id(), checked)
                        .invoke(current::assigned)
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
        if ((api && !current.place().narrowed()) || viewer.organization().isEmpty()) {
            return assigned;
        }
        return assigned.chain(() -> answers.memberships(account.id(), checked)
                .invoke(current::memberOf)
                .replaceWithVoid());
    }

    private Uni<@Nullable Response> nobody(RoutingContext context, boolean api) {
        if (api || current.place().scripted()) {
            return Uni.createFrom().item(errors.answer(Reason.INVALID_TOKEN));
        }
        if (current.place().embedded()) {
            return embedded(context);
        }
        if (context.request().getParam("state") != null && context.request().getParam("code") != null) {
            // Back from Keycloak without the cookie the sign-in began with: too late, or cookies are off. Not again by
            // itself: a loop.
            return Uni.createFrom().item(errors.signInLost());
        }
        if (current.place().inMessenger() && "iframe".equals(context.request().getHeader("Sec-Fetch-Dest"))) {
            // Keycloak's pages are never shown in a frame; this one leads out of it.
            return Uni.createFrom().item(errors.signInElsewhere());
        }
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        return keycloak.check().chain(() -> authenticator.getChallenge(context)).map(challenge -> {
            Response.ResponseBuilder response =
                    Response.status(challenge.status).header("Cache-Control", "no-store");
            challenge.getHeaders().forEach((name, value) -> response.header(name.toString(), value));
            return response.build();
        });
    }

    /**
     * In a frame of another site Keycloak is asked without a page of its own. What it shows is shown in a window, and what comes of that
     * is handed to the frame, which alone has the cookie it can be finished with.
     */
    private Uni<@Nullable Response> embedded(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.getParam("state") != null && request.getParam("code") != null) {
            return Uni.createFrom().item(errors.handOver());
        }
        if (!request.method().equals(HttpMethod.GET)) {
            return Uni.createFrom().item(errors.signInElsewhere());
        }
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        return keycloak.check().chain(() -> authenticator.getChallenge(context)).map(challenge -> {
            String address = challenge.getHeaders().entrySet().stream()
                    .filter(header -> header.getKey().toString().equalsIgnoreCase("Location"))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow();
            return request.getParam(Place.WINDOW) == null
                    ? Response.status(challenge.status)
                            .header("Location", address)
                            .header("Cache-Control", "no-store")
                            .build()
                    : errors.window(address);
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
        if (Unreachable.says(failure) || (!api && Unreachable.brokenOff(failure))) {
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
