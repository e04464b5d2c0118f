package dev.portico.stack.contract;

import dev.portico.stack.SharedStack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * For every operation one request that shows who gets through and changes nothing that stays: who may is stopped by an ETag that
 * nobody has read (412), by an empty body (422), or does what is so already.
 */
final class Routes {

    /** A request that is the same for everybody. */
    record Request(String address, Optional<String> body, List<String> headers) {}

    private static final List<String> NOT_READ = List.of("If-Match", "\"never\"");

    private final Map<String, Request> byOperation = new LinkedHashMap<>();

    Routes(SharedStack stack, String securityGroup) {
        String acme = "/organizations/acme";
        String ben = acme + "/members/" + stack.userId("ben");
        reads("/settings", "/me", "/me/assigned-organizations", "/me/history", "/organizations", "/levels", "/agents");
        reads("/journal", "/journal/verification");
        get("/levels/{name}", "/levels/portal-member");
        get("/organizations/{org}", acme);
        for (String part : List.of(
                "settings",
                "levels",
                "members",
                "groups",
                "journal",
                "journal/verification",
                "explain",
                "review",
                "invitations")) {
            get("/organizations/{org}/" + part, acme + "/" + part);
        }
        get("/organizations/{org}/members/{user}", ben);
        put("POST /organizations/{org}/invitations", acme + "/invitations", "{}", List.of());
        bare("DELETE /organizations/{org}/invitations/{id}", acme + "/invitations/none", List.of());
        bare("POST /organizations/{org}/invitations/{id}/resend", acme + "/invitations/none/resend", List.of());
        put("PUT /settings", "/settings", "{}", NOT_READ);
        put("PUT /organizations/{org}/settings", acme + "/settings", "{}", NOT_READ);
        put("POST /levels", "/levels", "{}", List.of());
        put("PUT /levels/{name}", "/levels/portal-coordinator", "{}", NOT_READ);
        bare("DELETE /levels/{name}", "/levels/portal-coordinator", NOT_READ);
        put("POST /preview", "/preview", "{}", List.of());
        put("PATCH /organizations/{org}/members/{user}", ben, "{\"level\":\"portal-member\"}", NOT_READ);
        bare("DELETE /organizations/{org}/members/{user}", ben, NOT_READ);
        for (String deed : List.of("deactivate", "activate", "reset-password")) {
            bare("POST /organizations/{org}/members/{user}/" + deed, ben + "/" + deed, NOT_READ);
        }
        String inGroup = acme + "/groups/" + securityGroup + "/members/" + stack.userId("cleo");
        bare("PUT /organizations/{org}/groups/{group}/members/{user}", inGroup, List.of());
        bare("DELETE /organizations/{org}/groups/{group}/members/{user}", inGroup, List.of());
        bare(
                "PUT /agents/{user}/organizations/{org}",
                "/agents/" + stack.userId("tess") + "/organizations/acme",
                List.of());
        bare(
                "DELETE /agents/{user}/organizations/{org}",
                "/agents/" + stack.userId("sam") + "/organizations/acme",
                List.of());
    }

    Map<String, Request> byOperation() {
        return byOperation;
    }

    private void reads(String... paths) {
        for (String path : paths) {
            get(path, path);
        }
    }

    private void get(String path, String address) {
        bare("GET " + path, address, List.of());
    }

    private void bare(String operation, String address, List<String> headers) {
        byOperation.put(operation, new Request(address, Optional.empty(), headers));
    }

    private void put(String operation, String address, String body, List<String> headers) {
        byOperation.put(operation, new Request(address, Optional.of(body), headers));
    }
}
