package dev.portico.portal.members;

import dev.portico.portal.platform.Cast;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Answers of the extension as its contract shapes them. */
final class Directory {
    static final String ACME = "/organizations/11111111-acme";

    private Directory() {}

    static JsonObject ben() {
        return member("ben-id", "Ben", "Brandt", "portal-member");
    }

    static JsonObject member(String id, String first, String last, String level) {
        return new JsonObject()
                .put("id", id)
                .put("username", first.toLowerCase(java.util.Locale.ROOT))
                .put("email", first.toLowerCase(java.util.Locale.ROOT) + "@acme.example")
                .put("firstName", first)
                .put("lastName", last)
                .putNull("phone")
                .put("status", "active")
                .put("level", level)
                .put("levels", new JsonArray().add(level))
                .put("roles", new JsonArray())
                .put("ownTicketsOnly", false)
                .putNull("until")
                .put("groups", new JsonArray())
                .putNull("lastSeen")
                .put("may", new JsonArray(List.of("edit", "assign-levels", "deactivate", "reset-password")));
    }

    static void lists(JsonObject... members) {
        Cast.extensionSays("GET " + ACME + "/members", 200, items(members));
    }

    static void shows(JsonObject member, String etag) {
        Cast.extensionSays("GET " + ACME + "/members/" + member.getString("id"), 200, member, etag);
    }

    /** With no security groups to be in, unless a test says so afterwards. */
    static void levels() {
        groups();
        Cast.extensionSays(
                "GET " + ACME + "/levels",
                200,
                items(
                        level("portal-member", "Member", "portal.enter", "tickets.create", "tickets.own"),
                        level("portal-admin", "Admin", "portal.enter", "tickets.own", "tickets.organization"),
                        level("portal-coordinator", "Coordinator", "portal.enter", "tickets.organization")));
    }

    /** Security groups of Acme: ids and names by turns. */
    static void groups(String... idsAndNames) {
        JsonObject[] groups = new JsonObject[idsAndNames.length / 2];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = new JsonObject().put("id", idsAndNames[2 * i]).put("name", idsAndNames[2 * i + 1]);
        }
        Cast.extensionSays("GET " + ACME + "/groups", 200, items(groups));
    }

    static void refuses(String question, int status, String reason) {
        Cast.extensionSays(
                question, status, new JsonObject().put("status", status).put("reason", reason));
    }

    static JsonObject items(JsonObject... items) {
        return new JsonObject()
                .put("items", new JsonArray(new java.util.ArrayList<>(List.of((Object[]) items))))
                .putNull("next");
    }

    static JsonObject level(String name, String title, String... permissions) {
        return new JsonObject().put("name", name).put("title", title).put("permissions", new JsonArray(List.of((Object
                        [])
                permissions)));
    }

    /** The last question of a kind, as it was asked. */
    static JsonObject asked(String question) {
        return Cast.asked().stream()
                .filter(each -> each.getString("question").equals(question))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("never asked: " + question));
    }
}
