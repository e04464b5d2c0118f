package dev.portico.portal.agents;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.members.api.Organization;
import dev.portico.portal.members.api.Slice;
import dev.portico.portal.members.api.UserManagement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Agents and organisations, a page at a time, as the extension tells of them. */
@ApplicationScoped
class Clients {
    static final int PAGE = 25;
    private static final int MOST = 200;

    private final AgentsApi agents;
    private final UserManagement organizations;

    Clients(@RestClient AgentsApi agents, @RestClient UserManagement organizations) {
        this.agents = agents;
        this.organizations = organizations;
    }

    Slice<Agent> agents(@Nullable String after) {
        return agents.agents(PAGE, after);
    }

    /**
     * One of them.
     *
     * @throws Refused {@code not-found} when this is nobody's id, or that of somebody who is no agent
     */
    Agent agent(String id) {
        Optional<String> after = Optional.empty();
        do {
            Slice<Agent> slice = agents.agents(MOST, after.orElse(null));
            for (Agent each : slice.items()) {
                if (each.id().equals(id)) {
                    return each;
                }
            }
            after = slice.next();
        } while (after.isPresent());
        throw new Refused(Reason.NOT_FOUND);
    }

    /**
     * Those assigned: a page of them, with their names.
     *
     * @param from the id after which the page begins
     */
    Slice<Organization> assigned(Agent agent, String from) {
        List<String> ids = agent.organizations().stream()
                .sorted()
                .filter(id -> id.compareTo(from) > 0)
                .limit(PAGE + 1L)
                .toList();
        List<String> shown = ids.subList(0, Math.min(PAGE, ids.size()));
        return new Slice<>(
                shown.stream()
                        .flatMap(id -> organization(id).stream())
                        .sorted(Comparator.comparing(Organization::name))
                        .toList(),
                ids.size() > PAGE ? Optional.of(shown.get(PAGE - 1)) : Optional.empty());
    }

    /** Those to choose from, by what their name begins with. */
    Slice<Organization> found(@Nullable String search, @Nullable String after) {
        return organizations.organizations(search, PAGE, after);
    }

    void assign(String agent, String organization) {
        agents.assign(agent, organization);
    }

    void take(String agent, String organization) {
        agents.take(agent, organization);
    }

    /** Empty for one that was deleted. */
    private Optional<Organization> organization(String id) {
        try {
            return Optional.of(organizations.organization(id));
        } catch (Refused refused) {
            if (refused.reason() == Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
