package dev.portico.extension.revision;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderEvent;

/**
 * Told in the transaction that raised counters, right before its commit, when the journal is written: for who has to write down
 * with the change whom to tell of it. What a listener throws takes the change with it.
 *
 * <p>Of many people at once it tells what covers them all, their organisation or the realm, whose counter is raised with theirs.
 *
 * @param numbers reads the counters: one statement, which costs nothing where nobody has to be told
 */
public record Raised(KeycloakSession session, String realmId, Supplier<List<Count>> numbers) implements ProviderEvent {

    /** What to tell of, each once, as it is in the database now. */
    public List<Count> counts() {
        return numbers.get();
    }

    /** A counter as the transaction leaves it. */
    public sealed interface Count {
        /** The number that tokens have to rest on from now on. */
        long revision();
    }

    /**
     * What somebody holds.
     *
     * @param places the organisations it concerns; empty when it concerns the account, and so all of them
     */
    public record OfMember(UserId person, Set<OrganizationId> places, long revision) implements Count {
        public OfMember {
            places = Set.copyOf(places);
        }
    }

    /** What holds for everybody in an organisation. */
    public record OfOrganization(OrganizationId organization, long revision) implements Count {}

    /** What holds for everybody. */
    public record OfRealm(long revision) implements Count {}
}
