package dev.portico.portal.platform;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** The people of the demo, as the tokens of {@link Realm} describe them. */
public final class Cast {
    public static final JsonObject ACME = organization("11111111-acme", "acme", "Acme");
    public static final JsonObject UMBRA = organization("11111111", "umbra", "Umbra");
    private static final List<String> MEMBER =
            List.of("portal.enter", "tickets.create", "tickets.own", "articles.read", "forum.read", "forum.write");
    private static final String[] MANAGING = {
        "members.view",
        "members.invite",
        "members.assign-levels",
        "members.edit",
        "members.deactivate",
        "members.reset",
        "members.perspective",
        "members.review"
    };
    /** What the realm sends along with its signals. */
    public static final String SIGNALS_SECRET = "signals-secret-of-the-tests";

    /** Not of a token: what the extension tells. */
    private static final String GROUPS = "groups told by the extension";

    private static final String LEVEL = "level told by the extension";
    private static final String LEVEL_TITLE = "title told by the extension";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Cast() {}

    /** An Admin of Acme. */
    public static JsonObject ada() {
        return admin("ada", ACME);
    }

    public static JsonObject ben() {
        return member("ben", ACME, "messenger.contact");
    }

    public static JsonObject cleo() {
        return member("cleo", ACME);
    }

    /** An Admin of Umbra, whose organisation's id is the beginning of Acme's. */
    public static JsonObject eve() {
        return admin("eve", UMBRA);
    }

    /** Finn in Acme, where he is a Member. */
    public static JsonObject finn() {
        return member("finn", ACME);
    }

    /** Finn in Umbra, where he is an Admin. */
    public static JsonObject finnInUmbra() {
        return admin("finn", UMBRA);
    }

    public static JsonObject sam() {
        return vendor("sam", "portal.enter", "desk.tickets", "desk.articles", "desk.perspective");
    }

    /** An agent who serves only assigned organisations. */
    public static JsonObject tess() {
        return vendor("tess", "portal.enter", "desk.tickets", "desk.assigned-only");
    }

    /** An operator: settings, but no tickets. */
    public static JsonObject olga() {
        JsonObject olga = vendor("olga", "portal.enter", "portal.settings", "portal.levels", "portal.organizations");
        olga.getJsonArray("entitlements").addAll(new JsonArray(List.of(MANAGING)));
        return olga;
    }

    /** Signs claims as an access token; what the claims do not say gets its usual value. */
    public static String token(JsonObject claims) {
        return new JsonObject(post("/cast/token", claims)).getString("token");
    }

    /** The realm's name for itself. */
    public static String issuer() {
        return ConfigProvider.getConfig().getValue("portico.keycloak.url", String.class) + "/realms/portico";
    }

    /**
     * Signs what the realm announces.
     *
     * @param wanted {@code claims}, and where it is to be odd {@code typ}, {@code alg} and {@code key}: {@code foreign}, {@code unknown},
     *     {@code none}, {@code hmac} or {@code rotated}
     */
    public static String event(JsonObject wanted) {
        return new JsonObject(post("/cast/event", wanted)).getString("token");
    }

    /** From now on the realm has a second key. */
    public static void rotates() {
        post("/cast/rotate", new JsonObject());
    }

    /** The realm knows nobody in this browser, and would have to ask; signing somebody in ends that. */
    public static void nobody() {
        realm(new JsonObject().put("nobody", true));
    }

    /** Decides whom the realm takes the browser's user for: their claims by organisation alias, the empty one for none. */
    public static void signsIn(JsonObject... claims) {
        realm(session(claims));
    }

    /** An agent signs in who serves these organisations, as the extension says. */
    public static void signsInServing(JsonObject agent, JsonObject... organizations) {
        realm(session(agent).put("assigned", ids(organizations)));
    }

    /** Somebody signs in while the extension fails every question. */
    public static void signsInWithoutExtension(JsonObject... claims) {
        realm(session(claims).put("broken", true));
    }

    private static JsonObject session(JsonObject... claims) {
        JsonObject byAlias = new JsonObject();
        JsonArray memberships = new JsonArray();
        String first = "";
        for (JsonObject each : claims) {
            JsonObject organization = each.getJsonObject("organization", new JsonObject());
            String alias = organization.isEmpty()
                    ? ""
                    : organization.fieldNames().iterator().next();
            byAlias.put(alias, each);
            first = byAlias.size() == 1 ? alias : first;
            if (!alias.isEmpty()) {
                JsonObject facts = organization.getJsonObject(alias);
                memberships.add(new JsonObject()
                        .put("id", facts.getString("id"))
                        .put("alias", alias)
                        .put("name", facts.getString("name"))
                        .put("level", each.getString(LEVEL))
                        .put("levelTitle", each.getString(LEVEL_TITLE))
                        .put("groups", each.getJsonArray(GROUPS, new JsonArray())));
            }
        }
        return new JsonObject()
                .put("claims", byAlias)
                .put("organization", first)
                .put("me", new JsonObject().put("organizations", memberships));
    }

    /** The same person, of whom the extension says that they are in these security groups. */
    public static JsonObject inGroups(JsonObject claims, String... ids) {
        return claims.put(GROUPS, new JsonArray(List.of((Object[]) ids)));
    }

    /** The same person, of whom the extension says what their level is and what it is called. */
    public static JsonObject atLevel(JsonObject claims, String name, String title) {
        return claims.put(LEVEL, name).put(LEVEL_TITLE, title);
    }

    /** Which organisations the extension says are assigned to whoever asks. */
    public static void assigned(JsonObject... organizations) {
        realm(new JsonObject().put("assigned", ids(organizations)));
    }

    private static JsonArray ids(JsonObject... organizations) {
        JsonArray ids = new JsonArray();
        for (JsonObject organization : organizations) {
            ids.add(organization.getString("id"));
        }
        return ids;
    }

    /** Nothing of the realm answers any more; signing somebody in brings it back. */
    public static void realmIsAway() {
        realm(new JsonObject().put("away", true));
    }

    /** What the next refreshes of a session say, the last of them from then on; without claims they are refused. */
    public static void refreshes(JsonObject... claims) {
        realm(new JsonObject().put("refreshed", new JsonArray(List.of((Object[]) claims))));
    }

    /** Who may enter the portal: {@code everyone}, which it is without being told, or {@code registered}. */
    public static void mode(String mode) {
        settings(new JsonObject().put("mode", mode));
    }

    /**
     * What the vendor set for the portal; what is not said stays. Without being told: everyone, ticketing on, box and tab shown, no
     * signing in to submit.
     */
    public static void settings(JsonObject changed) {
        post("/cast/settings", changed);
    }

    /** Whether the extension tells nothing about anybody who is not there, while everything else of it answers. */
    public static void standingIsAway(boolean away) {
        post("/cast/standing", new JsonObject().put("away", away));
    }

    /** As it is without being told. */
    public static void usualSettings() {
        settings(new JsonObject()
                .put("mode", "everyone")
                .put("ticketing", true)
                .put("addRequestBox", true)
                .put("submitTab", true)
                .put("signInToSubmit", false)
                .put("forum", "registered"));
    }

    /** Who sees the forum: {@code off}, {@code nobody}, {@code registered}, which it is without being told, or {@code everyone}. */
    public static void forum(String forum) {
        settings(new JsonObject().put("forum", forum));
    }

    /** The extension fails every question. */
    public static void extensionFails() {
        realm(new JsonObject().put("broken", true));
    }

    /** What the extension answers to a question like {@code GET /organizations/11111111-acme/members}, until somebody else signs in. */
    public static void extensionSays(String question, int status, JsonObject body) {
        extensionSays(question, status, body, "\"1\"");
    }

    /** The same with a state of its own, as an {@code ETag}. */
    public static void extensionSays(String question, int status, JsonObject body, String etag) {
        post(
                "/cast/answer",
                new JsonObject()
                        .put("to", question)
                        .put("status", status)
                        .put("body", body)
                        .put("etag", etag));
    }

    /** The extension answers with CSV. */
    public static void extensionWrites(String question, String text) {
        post("/cast/answer", new JsonObject().put("to", question).put("text", text));
    }

    /** What Keycloak's account API answers to a question like {@code GET /account/sessions/devices}, until somebody else signs in. */
    public static void accountSays(String question, int status, Object body) {
        post(
                "/cast/answer",
                new JsonObject().put("to", question).put("status", status).put("body", body));
    }

    /** Signs somebody in to a realm that exchanges no tokens for the account. */
    public static void signsInWithoutAccount(JsonObject claims) {
        String alias =
                claims.getJsonObject("organization").fieldNames().iterator().next();
        realm(new JsonObject()
                .put("claims", new JsonObject().put(alias, claims))
                .put("organization", alias)
                .put("exchanges", false)
                .put("me", new JsonObject().put("organizations", new JsonArray())));
    }

    /** What the extension was asked since somebody signed in: question, query, ifMatch, token, body. */
    public static List<JsonObject> asked() {
        return new JsonObject(post("/cast/asked", new JsonObject()))
                .getJsonArray("items").stream().map(JsonObject.class::cast).toList();
    }

    /** Whom the extension knows from now on when the portal asks about somebody who is not there, and nobody else. */
    public static void known(JsonObject... claims) {
        JsonArray people = new JsonArray();
        for (JsonObject each : claims) {
            people.add(standing(each));
        }
        post("/cast/known", new JsonObject().put("people", people));
    }

    private static JsonObject standing(JsonObject claims) {
        JsonObject organization = claims.getJsonObject("organization", new JsonObject());
        JsonArray places = new JsonArray();
        organization
                .fieldNames()
                .forEach(alias -> places.add(organization
                        .getJsonObject(alias)
                        .copy()
                        .put("alias", alias)
                        .put("domains", new JsonArray().add(alias + ".example"))
                        .put("entitlements", claims.getJsonArray("entitlements"))
                        .put("groups", claims.getJsonArray(GROUPS, new JsonArray()))));
        JsonObject standing = new JsonObject()
                .put("user", claims.getString("sub"))
                .put("email", claims.getString("email"))
                .put("name", claims.getString("name"))
                .put("locale", claims.getString("locale"))
                .put("organizations", places);
        return organization.isEmpty()
                ? standing.put(
                        "vendor",
                        new JsonObject()
                                .put("entitlements", claims.getJsonArray("entitlements"))
                                .put("assigned", new JsonArray()))
                : standing;
    }

    private static void realm(JsonObject person) {
        post("/cast/person", person);
    }

    private static JsonObject admin(String name, JsonObject organization) {
        JsonObject admin = member(name, organization, "tickets.organization");
        admin.getJsonArray("entitlements").addAll(new JsonArray(List.of(MANAGING)));
        return admin;
    }

    private static JsonObject member(String name, JsonObject organization, String... more) {
        return person(name)
                .put("org_id", organization.getString("id"))
                .put("organization", new JsonObject().put(organization.getString("alias"), organization.copy()))
                .put("entitlements", new JsonArray(new ArrayList<>(MEMBER)).addAll(new JsonArray(List.of(more))));
    }

    private static JsonObject vendor(String name, String... entitlements) {
        return person(name).put("entitlements", new JsonArray(new ArrayList<>(List.of(entitlements))));
    }

    private static JsonObject person(String name) {
        return new JsonObject()
                .put("sub", name + "-id")
                .put("name", Character.toUpperCase(name.charAt(0)) + name.substring(1))
                .put("email", name + "@acme.example")
                .put("email_verified", true);
    }

    private static JsonObject organization(String id, String alias, String name) {
        return new JsonObject().put("id", id).put("alias", alias).put("name", name);
    }

    private static String post(String path, JsonObject body) {
        String realm = ConfigProvider.getConfig().getValue("portico.keycloak.url", String.class);
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create(realm + path))
                                    .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
