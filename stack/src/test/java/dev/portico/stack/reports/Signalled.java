package dev.portico.stack.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What signals have told: by subject the newest revision, and since when everything older counts no longer. It only rises, so
 * that a signal that comes twice, late or out of order changes nothing. A service of several processes keeps it in its database.
 */
final class Signalled {

    private static final String CHANGE = "https://schemas.openid.net/secevent/caep/event-type/token-claims-change";
    private static final String REVOKED = "https://schemas.openid.net/secevent/caep/event-type/session-revoked";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Long> revisions = new TreeMap<>();
    private final Map<String, Long> revokedBefore = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();

    /** Takes a signal that {@link SignalCheck} let through. */
    synchronized void take(JWTClaimsSet signal) {
        if (!seen.add(signal.getJWTID())) {
            return;
        }
        JsonNode told = JSON.valueToTree(signal.toJSONObject());
        JsonNode subject = told.path("sub_id");
        String person = subject.at("/user/sub").asText();
        String tenant = subject.at("/tenant/id").asText();
        JsonNode change = told.path("events").path(CHANGE);
        if (change.isObject()) {
            long[] revision = parts(change.at("/claims/portal_rev").asText());
            rise(revisions, "member:" + person, revision[0]);
            rise(revisions, "organization:" + tenant, revision[1]);
            rise(revisions, "realm", revision[2]);
        }
        JsonNode revoked = told.path("events").path(REVOKED);
        if (revoked.isObject()) {
            String session = subject.at("/session/id").asText();
            String whose = Stream.of(
                            "session:" + session,
                            tenant.isEmpty() ? "" : in(tenant, person),
                            "member:" + person,
                            "organization:" + tenant)
                    .filter(each -> !each.isEmpty() && !each.endsWith(":"))
                    .findFirst()
                    .orElse("realm");
            long at = revoked.path("event_timestamp").asLong(told.path("iat").asLong());
            rise(revokedBefore, whose, session.isEmpty() ? at : at + 1);
        }
    }

    /** Whether a token counts no longer by what was told. */
    synchronized boolean outdates(JWTClaimsSet token) {
        JsonNode claims = JSON.valueToTree(token.toJSONObject());
        long[] revision = parts(claims.path("portal_rev").asText());
        String member = "member:" + claims.path("sub").asText();
        String organization = "organization:" + claims.path("org_id").asText();
        return revision[0] < revisions.getOrDefault(member, 0L)
                || revision[1] < revisions.getOrDefault(organization, 0L)
                || revision[2] < revisions.getOrDefault("realm", 0L)
                || Stream.of(
                                member,
                                in(
                                        claims.path("org_id").asText(),
                                        claims.path("sub").asText()),
                                organization,
                                "session:" + claims.path("sid").asText())
                        .anyMatch(each -> claims.path("iat").asLong() < revokedBefore.getOrDefault(each, 0L));
    }

    /** How many different signals have come. */
    synchronized int count() {
        return seen.size();
    }

    /** Somebody in one organisation; empty where it is nobody there. */
    private static String in(String organization, String person) {
        return person.isEmpty() ? "" : "member:" + person + "@" + organization;
    }

    private static void rise(Map<String, Long> known, String subject, long value) {
        if (value > 0) {
            known.merge(subject, value, Math::max);
        }
    }

    private static long[] parts(String revision) {
        return revision.isEmpty()
                ? new long[3]
                : Stream.of(revision.split("\\.", -1))
                        .mapToLong(Long::parseLong)
                        .toArray();
    }
}
