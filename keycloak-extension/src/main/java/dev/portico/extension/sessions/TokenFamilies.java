package dev.portico.extension.sessions;

import dev.portico.extension.access.OrganizationId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.OrganizationModel;

/**
 * For which organisations a client has tokens in one session of somebody. Tabs of one browser share the client's part of the
 * session and may hold several organisations (R51), so that part cannot end where access to one of them does.
 *
 * <p>A note for each organisation says since when refresh tokens for it count, in seconds, or that none does: what was ended is
 * not revived when access is given again. It is written when the first is made; a refresh writes nothing.
 */
public final class TokenFamilies {

    private static final String PREFIX = "portal.family.";
    private static final String ALWAYS = "0";
    private static final String NEVER = "never";

    private final AuthenticatedClientSessionModel session;

    public TokenFamilies(AuthenticatedClientSessionModel session) {
        this.session = session;
    }

    /**
     * A refresh token is being made.
     *
     * @param organization id of its organisation; empty for the vendor's view
     * @param now seconds; not later than the token is made
     */
    public void open(String organization, long now) {
        String since = session.getNote(PREFIX + organization);
        if (since == null) {
            session.setNote(PREFIX + organization, ALWAYS);
        } else if (since.equals(NEVER)) {
            session.setNote(PREFIX + organization, Long.toString(now));
        }
    }

    /** Whether a refresh token made then, in seconds, counts no longer. */
    public boolean ended(String organization, long made) {
        String since = session.getNote(PREFIX + organization);
        return since != null && (since.equals(NEVER) || made < Long.parseLong(since));
    }

    void end(OrganizationId organization) {
        session.setNote(PREFIX + organization.value(), NEVER);
    }

    /** Whether there may be some for this one: where nothing is known, too. */
    boolean mayBeFor(OrganizationId organization) {
        Set<String> known = organizations();
        return known.isEmpty() || known.contains(organization.value());
    }

    boolean areForOthersThan(OrganizationId organization) {
        return organizations().stream().anyMatch(each -> !each.equals(organization.value()));
    }

    /** That of a login whose code is not redeemed yet is one of them. */
    private Set<String> organizations() {
        Stream<String> open = session.getNotes().entrySet().stream()
                .filter(note ->
                        note.getKey().startsWith(PREFIX) && !note.getValue().equals(NEVER))
                .map(note -> note.getKey().substring(PREFIX.length()));
        Stream<String> chosen = Optional.ofNullable(session.getNote(OrganizationModel.ORGANIZATION_ATTRIBUTE)).stream();
        return Stream.concat(open, chosen).collect(Collectors.toSet());
    }
}
