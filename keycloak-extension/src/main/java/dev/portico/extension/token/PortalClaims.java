package dev.portico.extension.token;

import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Organization;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.IDToken;
import org.keycloak.representations.JsonWebToken;

/**
 * The claims of the token contract ({@code docs/contracts}).
 *
 * <p>Who is refused gets empty {@code entitlements} and no organisation, where a client is given a token nevertheless.
 */
final class PortalClaims {

    static final String ORGANIZATION_ID = "org_id";
    static final String ACTOR = "act";
    static final String ACTORS_REVISION = "act_rev";
    private static final String ORGANIZATION = "organization";
    private static final String ENTITLEMENTS = "entitlements";
    private static final String SHOWN_ENTITLEMENTS = "shown_entitlements";
    private static final String REVISION = "portal_rev";

    private PortalClaims() {}

    /** @param perspective whose, where somebody looks through their eyes: what they may do is shown then, and only reading is left */
    static void write(IDToken token, TokenView view, Optional<Onlooking> perspective) {
        write(token, view);
        perspective.ifPresent(looking -> {
            Map<String, Object> claims = token.getOtherClaims();
            Entitlements held = view.allowed() ? view.decision().entitlements() : Entitlements.NONE;
            looking.writeTo(claims);
            claims.put(ENTITLEMENTS, held.reading().wireNames());
            claims.put(SHOWN_ENTITLEMENTS, held.wireNames());
        });
    }

    private static void write(IDToken token, TokenView view) {
        Map<String, Object> claims = token.getOtherClaims();
        boolean allowed = view.allowed();
        if (allowed && view.active() instanceof ActiveOrganization.Chosen chosen) {
            Organization organization = chosen.organization();
            claims.put(ORGANIZATION_ID, organization.id().value());
            claims.put(ORGANIZATION, Map.of(organization.alias(), described(organization, view)));
        }
        claims.put(ENTITLEMENTS, allowed ? view.decision().entitlements().wireNames() : List.of());
        claims.put(REVISION, view.revision().toString());
        endBy(token, view);
    }

    /** A token never outlives the end of the access it shows (R52). */
    static void endBy(@Nullable JsonWebToken token, TokenView view) {
        Instant until = view.decision().until().orElse(null);
        if (token == null || until == null) {
            return;
        }
        Long end = token.getExp();
        if (end == null || end == 0 || end > until.getEpochSecond()) {
            token.exp(until.getEpochSecond());
        }
    }

    private static Map<String, Object> described(Organization organization, TokenView view) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("id", organization.id().value());
        described.put("name", organization.name());
        described.put("roles", view.decision().roleNames());
        return described;
    }
}
