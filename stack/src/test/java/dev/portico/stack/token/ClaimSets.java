package dev.portico.stack.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The portal's part of a token, and what it is to be for each of the cast. */
final class ClaimSets {

    private static final String OF_MEMBERS = "portal.enter tickets.create tickets.own";
    private static final String OF_READERS = "articles.read forum.read forum.write";
    private static final String OF_ADMINS = "members.view members.invite members.assign-levels members.edit"
            + " members.deactivate members.reset members.perspective members.review";

    /** Somebody, the organisation they ask for (empty for none), and the claims they get, {@code portal_rev} aside. */
    record Golden(String person, String organization, Map<String, Object> claims) {
        @Override
        public String toString() {
            return organization.isEmpty() ? person : person + " in " + organization;
        }
    }

    private ClaimSets() {}

    static Stream<Golden> ofTheCast(String acme, String umbra) {
        Map<String, Object> ada = customer(
                acme,
                "acme",
                "Acme",
                "portal-admin enable-in-app-messenger",
                OF_MEMBERS + " tickets.organization messenger.contact " + OF_READERS + " " + OF_ADMINS);
        Map<String, Object> eve = customer(
                umbra,
                "umbra",
                "Umbra",
                "portal-admin",
                OF_MEMBERS + " tickets.organization " + OF_READERS + " " + OF_ADMINS);
        Map<String, Object> cleo = customer(acme, "acme", "Acme", "portal-member", OF_MEMBERS + " " + OF_READERS);
        return Stream.of(
                new Golden("ada", "", ada),
                new Golden("ada", "acme", ada),
                new Golden(
                        "ben",
                        "",
                        customer(
                                acme,
                                "acme",
                                "Acme",
                                "portal-member enable-in-app-messenger",
                                OF_MEMBERS + " messenger.contact " + OF_READERS)),
                new Golden("cleo", "", cleo),
                new Golden(
                        "gil",
                        "",
                        customer(
                                acme,
                                "acme",
                                "Acme",
                                "portal-coordinator",
                                OF_MEMBERS + " tickets.organization " + OF_READERS)),
                new Golden("eve", "", eve),
                new Golden("finn", "acme", cleo),
                new Golden("finn", "umbra", eve),
                new Golden("sam", "", vendor("portal.enter desk.tickets desk.articles desk.perspective")),
                new Golden("tess", "", vendor("portal.enter desk.tickets desk.assigned-only")),
                new Golden(
                        "olga",
                        "",
                        vendor("portal.enter " + OF_ADMINS + " portal.settings portal.levels portal.organizations")));
    }

    /** The portal's claims as they came; {@code portal_rev} is left to its own test. */
    static Map<String, Object> in(JsonNode claims) {
        Map<String, Object> found = new TreeMap<>();
        for (String name : List.of("org_id", "organization", "entitlements")) {
            if (claims.has(name)) {
                found.put(name, claims.get(name).toString());
            }
        }
        return found;
    }

    static List<String> entitlements(JsonNode claims) {
        return StreamSupport.stream(claims.get("entitlements").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static Map<String, Object> customer(
            String id, String alias, String name, String roles, String entitlements) {
        return Map.of(
                "org_id", "\"" + id + "\"",
                "organization",
                        "{\"%s\":{\"id\":\"%s\",\"name\":\"%s\",\"roles\":%s}}"
                                .formatted(alias, id, name, array(roles)),
                "entitlements", array(entitlements));
    }

    private static Map<String, Object> vendor(String entitlements) {
        return Map.of("entitlements", array(entitlements));
    }

    private static String array(String words) {
        return Stream.of(words.split(" ")).collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }
}
