package dev.portico.portal.platform;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Which pages were read through somebody's eyes, and how often (R31): routes as they are written here, which say nothing of what was
 * read. They are counted in memory and told to Keycloak's extension every few seconds and before one is left, so that no reading page
 * writes anything, and the journal tells of them when it has ended; of what was told after that in an entry of its own.
 */
@ApplicationScoped
class PagesRead {
    private static final Logger LOG = Logger.getLogger(PagesRead.class);
    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*(\\w+)\\s*(?::(?:[^{}]|\\{[^}]*})*)?}");
    /** What the button of the messenger asks by itself, on every page. */
    private static final String BADGE = "/messenger/unread";

    private static final int MOST = 1_000;
    private static final int MOST_TIMES = 999_999;
    private static final int NOT_FOUND = 404;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Current current;
    private final PerspectiveGrant keycloak;
    private final Vertx vertx;
    private final Duration every;
    private final String credentials;
    private final Map<String, Map<String, Integer>> untold = new HashMap<>();
    private final Map<String, Uni<Void>> underWay = new ConcurrentHashMap<>();

    PagesRead(
            Current current,
            @RestClient PerspectiveGrant keycloak,
            Vertx vertx,
            @ConfigProperty(name = "portico.perspective.pages-told-every") Duration every,
            @ConfigProperty(name = "quarkus.oidc.client-id") String client,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret") String secret) {
        this.current = current;
        this.keycloak = keycloak;
        this.vertx = vertx;
        this.every = every;
        this.credentials =
                "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    @PostConstruct
    void begin() {
        vertx.setPeriodic(every.toMillis(), beat -> sids().forEach(PagesRead.this::tellBehind));
    }

    void end(@Observes ShutdownEvent stopping) {
        List<Uni<Void>> last = sids().stream().map(this::tell).toList();
        if (last.isEmpty()) {
            return;
        }
        try {
            Uni.join().all(last).andCollectFailures().await().atMost(PATIENCE);
        } catch (RuntimeException late) {
            LOG.warnf("pages read in perspectives could not be told any more: %s", late.toString());
        }
    }

    /** What waits for news or counts reads nothing, and what was refused was not read. */
    @ServerResponseFilter
    void answered(ContainerRequestContext request, ContainerResponseContext response, @Nullable ResourceInfo resource) {
        boolean read = "GET".equals(request.getMethod())
                && response.getStatus() / 100 == 2
                && !MediaType.SERVER_SENT_EVENTS_TYPE.isCompatible(response.getMediaType());
        if (read && resource != null && !current.place().rest().equals(BADGE)) {
            current.perspective().ifPresent(sid -> count(sid, route(resource), 1));
        }
    }

    /** {@code /tickets/{number}}, whatever the number was. */
    private static String route(ResourceInfo resource) {
        String whole = "/" + path(resource.getResourceClass().getAnnotation(Path.class)) + "/"
                + path(resource.getResourceMethod().getAnnotation(Path.class));
        Matcher parameters = PARAMETER.matcher(whole);
        String plain = parameters.replaceAll("{$1}").replaceAll("/{2,}", "/");
        return plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static String path(@Nullable Path annotated) {
        return annotated == null ? "" : annotated.value();
    }

    private synchronized void count(String sid, String route, int times) {
        if (untold.size() < MOST || untold.containsKey(sid)) {
            untold.computeIfAbsent(sid, each -> new HashMap<>())
                    .merge(route, times, (had, more) -> Math.min(had + more, MOST_TIMES));
        }
    }

    private synchronized Map<String, Integer> take(String sid) {
        Map<String, Integer> taken = untold.remove(sid);
        return taken == null ? Map.of() : taken;
    }

    private synchronized Set<String> sids() {
        return Set.copyOf(untold.keySet());
    }

    private void tellBehind(String sid) {
        tell(sid).subscribe().with(told -> {});
    }

    /** Tells what was read in this one; what could not be told is told later, and it never fails. */
    synchronized Uni<Void> tell(String sid) {
        Uni<Void> before = underWay.get(sid);
        return before == null ? toldNow(sid) : before.chain(() -> toldNow(sid));
    }

    /** At once with being taken it is under way: whoever comes in between would end a perspective before its pages are told. */
    private synchronized Uni<Void> toldNow(String sid) {
        Map<String, Integer> pages = take(sid);
        if (pages.isEmpty()) {
            return underWay.getOrDefault(sid, Uni.createFrom().voidItem());
        }
        Uni<Void> telling = keycloak.tell(credentials, form(sid, pages))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> untold(sid, pages, failure))
                .onFailure()
                .recoverWithNull()
                .onTermination()
                .invoke(() -> underWay.remove(sid))
                .memoize()
                .indefinitely();
        underWay.put(sid, telling);
        return telling;
    }

    /** Of one that ended long ago nobody wants to know any more. */
    private void untold(String sid, Map<String, Integer> pages, Throwable failure) {
        if (saysItHasEnded(failure)) {
            return;
        }
        LOG.warnf("pages read in a perspective could not be told: %s", Unreachable.brief(failure));
        pages.forEach((route, times) -> count(sid, route, times));
    }

    static boolean saysItHasEnded(Throwable failure) {
        return failure instanceof WebApplicationException answered
                && answered.getResponse().getStatus() == NOT_FOUND;
    }

    private static String form(String sid, Map<String, Integer> pages) {
        List<String> lines = pages.entrySet().stream()
                .map(page -> "page=" + encoded(page.getValue() + " " + page.getKey()))
                .toList();
        return "perspective=" + encoded(sid) + "&" + lines.stream().collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
