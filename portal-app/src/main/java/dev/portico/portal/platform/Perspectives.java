package dev.portico.portal.platform;

import dev.portico.portal.access.Revision;
import dev.portico.portal.access.UserId;
import dev.portico.portal.access.Viewer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tokens for looking through somebody's eyes (R26, R31), from Keycloak, by the viewer's own token. They are kept in memory alone, and as
 * long as nothing was signalled that outdates them and the viewer's own rights are as they were; then Keycloak decides anew whether it
 * goes on.
 */
@ApplicationScoped
class Perspectives {
    private static final Logger LOG = Logger.getLogger(Perspectives.class);
    private static final String GRANT = "urn:portico:params:oauth:grant-type:perspective";
    private static final String REFUSED = "access_denied";
    private static final int MOST = 1_000;

    /** What is left of a token's life when another is asked for. */
    private static final long FRESH_SECONDS = 30;

    /** How long Keycloak is given to hear of its own changes on all its nodes. */
    private static final Duration A_MOMENT = Duration.ofMillis(200);

    private final PerspectiveGrant keycloak;
    private final Signals signals;
    private final PagesRead pages;
    private final String credentials;
    private final InstantSource clock = InstantSource.system();
    private final Map<String, Kept> tokens = new ConcurrentHashMap<>();

    Perspectives(
            @RestClient PerspectiveGrant keycloak,
            Signals signals,
            PagesRead pages,
            @ConfigProperty(name = "quarkus.oidc.client-id") String client,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret") String secret) {
        this.keycloak = keycloak;
        this.signals = signals;
        this.pages = pages;
        this.credentials =
                "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A token.
     *
     * @param viewer how far the viewer's own changes had come: one of them may have taken the right to look
     * @param session the viewer's own
     */
    private record Kept(String token, Revision viewer, String session) {}

    /** What came of asking. */
    sealed interface Answer {}

    /** It is looked at by this token. */
    record Seen(Checked checked) implements Answer {}

    /** There is nothing to be seen, or not by this viewer, or no more. */
    record Denied(String reason) implements Answer {}

    /** Begins one, or goes on with the one of this viewer's session that is just this; the others of that session end, and are told of before. */
    Uni<Answer> begin(Checked viewer, Eyes eyes, String reason) {
        Map<String, String> form = form(viewer, eyes);
        if (!reason.isBlank()) {
            form.put("reason", reason);
        }
        return told(viewer.bearer().session()).chain(() -> asked(form, viewer, eyes));
    }

    /** What was read in those of this session of a viewer's. */
    private Uni<Void> told(String session) {
        List<Uni<Void>> telling = tokens.entrySet().stream()
                .filter(kept -> kept.getValue().session().equals(session))
                .map(kept -> pages.tell(kept.getKey()))
                .toList();
        return telling.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(telling).andCollectFailures().replaceWithVoid();
    }

    /** Goes on with one that was begun; one that has ended is not begun again, and nothing is left of it. */
    Uni<Answer> goOn(String sid, Checked viewer, Eyes eyes) {
        Map<String, String> form = form(viewer, eyes);
        form.put("perspective", sid);
        Optional<String> kept = Optional.ofNullable(tokens.get(sid))
                .filter(each -> each.viewer().equals(viewer.stamp().revision()))
                .map(Kept::token);
        return compared(kept.orElse(null)).flatMap(known -> {
            if (known.filter(checked -> !checked.stale() && lasts(checked)).isPresent()
                    && isMeant(known.get().bearer(), viewer, eyes)) {
                return Uni.createFrom().item(new Seen(known.get()));
            }
            return asked(form, viewer, eyes)
                    .call(answer -> answer instanceof Denied
                            ? end(sid, viewer.bearer().token())
                            : Uni.createFrom().voidItem());
        });
    }

    /** Ends it, by the viewer's own token, when it was told what was read. Where Keycloak does not hear of it, it ends by itself: nobody asks for another token. */
    Uni<Void> end(String sid, String viewersToken) {
        tokens.remove(sid);
        return pages.tell(sid)
                .chain(() -> keycloak.end("Bearer " + viewersToken, sid))
                .onFailure(failure -> !PagesRead.saysItHasEnded(failure))
                .invoke(failure -> LOG.warnf("a perspective could not be ended: %s", Unreachable.brief(failure)))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Answer> asked(Map<String, String> form, Checked viewer, Eyes eyes) {
        return keycloak.token(credentials, encoded(form))
                .flatMap(
                        response -> fresh(new JsonObject(response.getEntity()).getString("access_token"), viewer, eyes))
                .onFailure(WebApplicationException.class)
                .recoverWithItem(failure -> denied(failure.getResponse()));
    }

    private static Answer denied(Response response) {
        JsonObject said = new JsonObject(response.readEntity(String.class));
        if (response.getStatus() == 400 && REFUSED.equals(said.getString("error"))) {
            return new Denied(said.getString("error_description", ""));
        }
        throw new IllegalStateException("status " + response.getStatus() + " " + said.getString("error"));
    }

    /** A token may be made by a node that hears late of a change that was signalled here. */
    private Uni<Answer> fresh(String token, Checked viewer, Eyes eyes) {
        return compared(token).flatMap(checked -> {
            Checked made = checked.orElseThrow();
            if (!isMeant(made.bearer(), viewer, eyes)) {
                throw new IllegalStateException("a token for something else than was asked for");
            }
            if (made.stale()) {
                return Uni.createFrom()
                        .item((Answer) new Denied("stale"))
                        .onItem()
                        .delayIt()
                        .by(A_MOMENT);
            }
            keep(made.bearer(), viewer);
            return Uni.createFrom().item((Answer) new Seen(made));
        });
    }

    private void keep(Bearer made, Checked viewer) {
        if (tokens.size() > MOST) {
            tokens.clear();
        }
        tokens.put(
                made.session(),
                new Kept(
                        made.token(), viewer.stamp().revision(), viewer.bearer().session()));
    }

    /** With one statement, behind the event loop. */
    private Uni<Optional<Checked>> compared(@Nullable String token) {
        return token == null
                ? Uni.createFrom().item(Optional.empty())
                : Uni.createFrom()
                        .item(() -> Optional.of(Checked.of(token, signals)))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private boolean lasts(Checked checked) {
        return checked.stamp().expires() > clock.instant().getEpochSecond() + FRESH_SECONDS;
    }

    /** Whatever was asked for, only such a token lets anything be seen. */
    private static boolean isMeant(Bearer made, Checked viewer, Eyes eyes) {
        Viewer shown = made.viewer();
        Object actor = made.claims().get("act");
        return shown.readOnly()
                && shown.account()
                        .filter(account -> account.id().equals(eyes.person()))
                        .isPresent()
                && shown.organization()
                        .filter(one -> eyes.organization().equals(one.alias())
                                || eyes.organization().equals(one.id().value()))
                        .isPresent()
                && actor instanceof Map<?, ?> act
                && holder(viewer).value().equals(act.get("sub"));
    }

    private static UserId holder(Checked viewer) {
        return viewer.bearer().viewer().account().orElseThrow().id();
    }

    private static Map<String, String> form(Checked viewer, Eyes eyes) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", GRANT);
        form.put("subject_token", viewer.bearer().token());
        form.put("requested_subject", eyes.person().value());
        form.put("organization", eyes.organization());
        return form;
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
