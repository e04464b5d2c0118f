package dev.portico.portal.platform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.access.Revision;
import dev.portico.portal.access.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * What the extension answered lately, per person and revision of their rights, and through whose eyes it was asked: the person themselves
 * is told of all their organisations, who looks through their eyes of one (R26). That it did not answer is remembered too, so that a slow
 * Keycloak is not asked by every click, but only for a moment: whoever waits for what they may read tries again soon.
 */
@ApplicationScoped
class Answers {
    private static final Logger LOG = Logger.getLogger(Answers.class);
    private static final int MOST = 10_000;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final PortalAccess access;
    private final Duration membershipsKept;
    private final Duration assignedKept;
    private final InstantSource clock;
    private final Map<Asker, Kept<Optional<List<PortalAccess.Membership>>>> memberships = new ConcurrentHashMap<>();
    private final Map<Asker, Kept<Optional<Set<OrganizationId>>>> assigned = new ConcurrentHashMap<>();

    @Inject
    Answers(
            @RestClient PortalAccess access,
            @ConfigProperty(name = "portico.memberships-kept") Duration membershipsKept,
            @ConfigProperty(name = "portico.assigned-kept") Duration assignedKept) {
        this(access, membershipsKept, assignedKept, InstantSource.system());
    }

    Answers(PortalAccess access, Duration membershipsKept, Duration assignedKept, InstantSource clock) {
        this.access = access;
        this.membershipsKept = membershipsKept;
        this.assignedKept = assignedKept;
        this.clock = clock;
    }

    /** For the switcher, which a failure leaves out, and for security groups, which then are not known and let nobody see anything. */
    Uni<List<PortalAccess.Membership>> memberships(UserId user, Checked checked) {
        return kept("memberships", memberships, Asker.of(user, checked), membershipsKept, () -> access.me(
                                "Bearer " + checked.bearer().token())
                        .map(me -> List.copyOf(me.organizations())))
                .map(answer -> answer.orElse(List.of()));
    }

    /** Empty when it could not be asked: whoever needs it answers 503. */
    Uni<Optional<Set<OrganizationId>>> assigned(UserId user, Checked checked) {
        return kept(
                "assigned organisations",
                assigned,
                Asker.of(user, checked),
                assignedKept,
                () -> access.assignedOrganizations("Bearer " + checked.bearer().token())
                        .map(Answers::ids));
    }

    private <T> Uni<Optional<T>> kept(
            String what, Map<Asker, Kept<Optional<T>>> answers, Asker user, Duration age, Supplier<Uni<T>> question) {
        Instant now = clock.instant();
        Kept<Optional<T>> known = answers.get(user);
        if (known != null && known.until().isAfter(now)) {
            return Uni.createFrom().item(known.answer());
        }
        if (answers.size() > MOST) {
            answers.values().removeIf(old -> !old.until().isAfter(now));
        }
        return Uni.createFrom()
                .deferred(question::get)
                .onFailure(Unreachable::hungUp)
                .retry()
                .atMost(1)
                .map(Optional::of)
                .invoke(answer -> answers.put(user, new Kept<>(answer, now.plus(age))))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "%s of %s could not be asked: %s", what, user.user().value(), failure.toString());
                    Duration briefly = age.compareTo(AFTER_FAILURE) < 0 ? age : AFTER_FAILURE;
                    answers.put(
                            user, new Kept<>(Optional.empty(), clock.instant().plus(briefly)));
                    return Optional.empty();
                });
    }

    private static Set<OrganizationId> ids(JsonNode body) {
        JsonNode items = body.isArray() ? body : body.get("items");
        if (items == null || !items.isArray()) {
            throw new IllegalStateException("not a list");
        }
        Set<OrganizationId> ids = new HashSet<>();
        for (JsonNode item : items) {
            ids.add(new OrganizationId((item.isTextual() ? item : item.path("id")).asText()));
        }
        return Set.copyOf(ids);
    }

    /**
     * A changed person asks anew, and so does everybody once the realm has changed. Nobody is answered what another was who asked about
     * the same person.
     *
     * @param organization the one looked at, by its id
     * @param perspective the session in which somebody looks through the person's eyes; empty for themselves
     */
    private record Asker(
            UserId user, Optional<String> organization, Optional<String> perspective, Revision revision, long realm) {
        static Asker of(UserId user, Checked checked) {
            Bearer bearer = checked.bearer();
            return new Asker(
                    user,
                    Optional.ofNullable(bearer.text("org_id")),
                    bearer.throughEyes() ? Optional.of(bearer.session()) : Optional.empty(),
                    checked.stamp().revision(),
                    checked.realm());
        }
    }

    private record Kept<T>(T answer, Instant until) {}
}
