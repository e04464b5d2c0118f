package dev.portico.portal.platform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.access.Revision;
import dev.portico.portal.access.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * What the extension answered lately, per person and revision of their rights; failures are remembered shortly too, so that a slow Keycloak is not asked
 * by every click.
 */
@ApplicationScoped
class Answers {
    private static final Logger LOG = Logger.getLogger(Answers.class);
    private static final int MOST = 10_000;

    private final PortalAccess access;
    private final InstantSource clock = InstantSource.system();
    private final Map<Asker, Kept<List<PortalAccess.Membership>>> memberships = new ConcurrentHashMap<>();
    private final Map<Asker, Kept<Optional<Set<OrganizationId>>>> assigned = new ConcurrentHashMap<>();

    Answers(@RestClient PortalAccess access) {
        this.access = access;
    }

    /** For the switcher, which a failure leaves out, and for security groups, which then are not known and let nobody see anything. */
    Uni<List<PortalAccess.Membership>> memberships(UserId user, Checked checked) {
        return kept(memberships, Asker.of(user, checked), Duration.ofSeconds(30), () -> access.me(
                        "Bearer " + checked.bearer().token())
                .map(me -> List.copyOf(me.organizations()))
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("memberships of %s could not be asked: %s", user.value(), failure.toString()))
                .onFailure()
                .recoverWithItem(List.of()));
    }

    /** Empty when it could not be asked: whoever needs it answers 503. */
    Uni<Optional<Set<OrganizationId>>> assigned(UserId user, Checked checked) {
        return kept(assigned, Asker.of(user, checked), Duration.ofSeconds(5), () -> access.assignedOrganizations(
                        "Bearer " + checked.bearer().token())
                .map(Answers::ids)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "organisations assigned to %s could not be asked: %s", user.value(), failure.toString()))
                .onFailure()
                .recoverWithItem(Optional.empty()));
    }

    private <T> Uni<T> kept(Map<Asker, Kept<T>> answers, Asker user, Duration age, Supplier<Uni<T>> question) {
        Instant now = clock.instant();
        Kept<T> known = answers.get(user);
        if (known != null && known.until().isAfter(now)) {
            return Uni.createFrom().item(known.answer());
        }
        if (answers.size() > MOST) {
            answers.values().removeIf(old -> !old.until().isAfter(now));
        }
        return question.get().invoke(answer -> answers.put(user, new Kept<>(answer, now.plus(age))));
    }

    private static Optional<Set<OrganizationId>> ids(JsonNode body) {
        JsonNode items = body.isArray() ? body : body.get("items");
        if (items == null || !items.isArray()) {
            throw new IllegalStateException("not a list");
        }
        Set<OrganizationId> ids = new HashSet<>();
        for (JsonNode item : items) {
            ids.add(new OrganizationId((item.isTextual() ? item : item.path("id")).asText()));
        }
        return Optional.of(Set.copyOf(ids));
    }

    /** A changed person asks anew, and so does everybody once the realm has changed. */
    private record Asker(UserId user, Revision revision, long realm) {
        static Asker of(UserId user, Checked checked) {
            return new Asker(user, checked.stamp().revision(), checked.realm());
        }
    }

    private record Kept<T>(T answer, Instant until) {}
}
