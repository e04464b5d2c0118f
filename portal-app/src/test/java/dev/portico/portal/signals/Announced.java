package dev.portico.portal.signals;

import static io.restassured.RestAssured.given;

import dev.portico.portal.platform.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.Session;

/** The realm announces something, and what of it the portal's database then knows. */
@ApplicationScoped
class Announced {
    private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";

    private final Session entities;

    Announced(Session entities) {
        this.entities = entities;
    }

    /** Somebody's rights changed, in an organisation. */
    static JsonObject changed(JsonObject person, String revision) {
        return claims(member(person), "token-claims-change", change(revision));
    }

    static JsonObject changed(String revision) {
        return claims(
                new JsonObject().put("format", "uri").put("uri", Cast.issuer()),
                "token-claims-change",
                change(revision));
    }

    static JsonObject changedOrganization(JsonObject organization, String revision) {
        return claims(tenant(organization.getString("id")), "token-claims-change", change(revision));
    }

    /** Somebody's access was revoked, in their organisation. */
    static JsonObject revoked(JsonObject person, long at) {
        return claims(member(person), "session-revoked", new JsonObject().put("event_timestamp", at));
    }

    /** In whatever organisation. */
    static JsonObject revokedEverywhere(JsonObject person, long at) {
        JsonObject anywhere = person.copy();
        anywhere.remove("org_id");
        return revoked(anywhere, at);
    }

    static JsonObject revokedOrganization(JsonObject organization, long at) {
        return claims(
                tenant(organization.getString("id")), "session-revoked", new JsonObject().put("event_timestamp", at));
    }

    static JsonObject claims(JsonObject subject, String type, JsonObject event) {
        return new JsonObject()
                .put("sub_id", subject)
                .put("txn", "t-1")
                .put("events", new JsonObject().put(CAEP + type, event));
    }

    static JsonObject change(String revision) {
        return new JsonObject()
                .put("event_timestamp", Instant.now().getEpochSecond())
                .put("initiating_entity", "admin")
                .put("claims", new JsonObject().put("portal_rev", revision).put("entitlements", new JsonArray()));
    }

    static JsonObject member(JsonObject person) {
        JsonObject subject = new JsonObject()
                .put("format", "complex")
                .put(
                        "user",
                        new JsonObject()
                                .put("format", "iss_sub")
                                .put("iss", Cast.issuer())
                                .put("sub", person.getString("sub")));
        return person.containsKey("org_id") ? subject.put("tenant", opaque(person.getString("org_id"))) : subject;
    }

    static JsonObject opaque(String id) {
        return new JsonObject().put("format", "opaque").put("id", id);
    }

    private static JsonObject tenant(String id) {
        return new JsonObject().put("format", "complex").put("tenant", opaque(id));
    }

    /** Announces it as Keycloak does. */
    static ValidatableResponse push(JsonObject claims) {
        return push(Cast.event(new JsonObject().put("claims", claims)));
    }

    static ValidatableResponse push(String token) {
        return given().header("Authorization", "Bearer " + Cast.SIGNALS_SECRET)
                .contentType("application/secevent+jwt")
                .body(token.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .post("/signals")
                .then();
    }

    static ValidatableResponse logout(String token) {
        return given().formParam("logout_token", token)
                .post("/back-channel-logout")
                .then();
    }

    /** What is known, by subject: the revision, and from when on tokens count. */
    Map<String, String> known() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Map<String, String> known = new TreeMap<>();
            List<Object[]> rows = entities.createNativeQuery(
                            "select subject, revision, coalesce(extract(epoch from revoked_before), 0)::bigint from signalled",
                            Object[].class)
                    .getResultList();
            rows.forEach(row -> known.put((String) row[0], row[1] + " " + row[2]));
            return known;
        });
    }

    /** As another replica of the portal stores it. */
    void elsewhere(String subject, long revision, long revokedBefore) {
        earlier(Duration.ZERO, subject, revision, revokedBefore);
    }

    /** As it was stored some time ago. */
    void earlier(Duration ago, String subject, long revision, long revokedBefore) {
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeMutationQuery("insert into signalled (subject, revision, since, revoked_before)"
                            + " values (:subject, :revision, now() - make_interval(secs => :ago),"
                            + " to_timestamp(nullif(:before, 0)))"
                            + " on conflict (subject) do update set revision = excluded.revision,"
                            + " since = excluded.since, revoked_before = excluded.revoked_before")
                    .setParameter("subject", subject)
                    .setParameter("revision", revision)
                    .setParameter("ago", (double) ago.toSeconds())
                    .setParameter("before", revokedBefore)
                    .executeUpdate();
            entities.createNativeQuery("select cast(pg_notify('portico_signals', :subject) as text)", String.class)
                    .setParameter("subject", subject)
                    .getSingleResult();
        });
    }

    /** Since when that revision is known, in seconds. */
    long since(String subject) {
        return QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "select extract(epoch from since)::bigint from signalled where subject = :subject", Long.class)
                .setParameter("subject", subject)
                .getSingleResult());
    }

    void forget() {
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeMutationQuery("delete from signalled").executeUpdate();
            entities.createNativeMutationQuery("delete from signals_seen").executeUpdate();
        });
    }

    static long now() {
        return Instant.now().getEpochSecond();
    }
}
