package dev.portico.stack.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One operation, a request that shows who gets through, and the rule by which they do.
 *
 * @param operation as in the contract, {@code GET /levels/{name}}
 * @param address with {@code {…}} for what there is in an organisation
 * @param through the status for who gets through: mostly a stop on purpose, so that nothing changes
 */
record Route(String operation, String address, Optional<String> body, boolean tagged, Rule rule, int through) {

    /** Who gets through; else 403, or 404 where the caller sees nothing. */
    interface Rule {
        int status(Asker asker, String organization, int through);
    }

    private static final String MEMBER = "/organizations/{org}/members/{user}";
    private static final String IN_GROUP = "/organizations/{org}/groups/{group}/members/{user}";
    private static final String AGENT = "/agents/{agent}/organizations/{org}";

    /** An ETag that nobody has read stops it (412). */
    private static Route stopped(String operation, String address, String body, Rule rule) {
        return new Route(operation, address, Optional.of(body).filter(text -> !text.isEmpty()), true, rule, 412);
    }

    private static Route plain(String operation, String address, String body, Rule rule, int through) {
        return new Route(operation, address, Optional.of(body).filter(text -> !text.isEmpty()), false, rule, through);
    }

    private static Route reads(String path, Rule rule) {
        return plain("GET " + path, path, "", rule, 200);
    }

    static List<Route> all() {
        List<Route> all = new ArrayList<>(ofNoOrganization());
        all.addAll(ofOrganizations());
        return List.copyOf(all);
    }

    private static List<Route> ofNoOrganization() {
        return List.of(
                plain("GET /settings", "/settings", "", (asker, organization, through) -> through, 200),
                stopped("PUT /settings", "/settings", "{}", anywhere("portal.settings")),
                reads("/me", people(true)),
                reads("/me/history", people(true)),
                reads("/me/assigned-organizations", people(false)),
                reads("/organizations", Route::whoSeesAny),
                reads("/levels", anywhere("portal.levels")),
                plain("GET /levels/{name}", "/levels/portal-member", "", anywhere("portal.levels"), 200),
                plain("POST /levels", "/levels", "{}", anywhere("portal.levels"), 422),
                stopped("PUT /levels/{name}", "/levels/portal-coordinator", "{}", anywhere("portal.levels")),
                stopped("DELETE /levels/{name}", "/levels/portal-coordinator", "", anywhere("portal.levels")),
                reads("/agents", anywhere("portal.organizations", "organizations.view")),
                plain("PUT /agents/{user}/organizations/{org}", AGENT, "", anywhere("portal.organizations"), 204),
                plain(
                        "DELETE /agents/{user}/organizations/{org}",
                        AGENT.replace("{agent}", "{other-agent}"),
                        "",
                        anywhere("portal.organizations"),
                        204),
                reads("/health", anywhere("portal.settings")),
                reads("/perspectives", Route::whoIsAPersonOrSeesAny),
                plain("DELETE /perspectives/mine", "/perspectives/mine", "", people(true), 204),
                plain(
                        "DELETE /perspectives/{sid}",
                        "/perspectives/none",
                        "",
                        (asker, organization, through) -> 404,
                        404),
                reads("/installation", Route::whoMayInstall),
                stopped("POST /installation", "/installation", "", Route::whoMayInstall),
                stopped("DELETE /installation", "/installation", "", Route::whoMayInstall),
                reads("/installation/removal", Route::whoMayInstall),
                reads("/journal", anywhere("portal.organizations", "organizations.view")),
                reads("/journal/verification", anywhere("portal.organizations", "organizations.view")));
    }

    private static List<Route> ofOrganizations() {
        return List.of(
                reads("/organizations/{org}", in()),
                reads("/organizations/{org}/settings", in()),
                stopped(
                        "PUT /organizations/{org}/settings",
                        "/organizations/{org}/settings",
                        "{}",
                        in("portal.settings")),
                reads("/organizations/{org}/key", in("members.view")),
                plain(
                        "PUT /organizations/{org}/key",
                        "/organizations/{org}/key",
                        "{}",
                        in("members.assign-levels"),
                        422),
                reads("/organizations/{org}/members", in("members.view")),
                reads(MEMBER, in("members.view")),
                stopped("PATCH " + MEMBER, MEMBER, "{\"level\":\"portal-member\"}", in("members.assign-levels")),
                stopped("DELETE " + MEMBER, MEMBER, "", in("members.assign-levels")),
                stopped("POST " + MEMBER + "/deactivate", MEMBER + "/deactivate", "", in("members.deactivate")),
                stopped("POST " + MEMBER + "/activate", MEMBER + "/activate", "", in("members.deactivate")),
                stopped("POST " + MEMBER + "/reset-password", MEMBER + "/reset-password", "", in("members.reset")),
                stopped(
                        "POST " + MEMBER + "/send-organization-key",
                        MEMBER + "/send-organization-key",
                        "",
                        in("members.reset")),
                reads("/organizations/{org}/levels", in("members.assign-levels", "members.invite")),
                reads("/organizations/{org}/groups", in("members.view", "desk.articles")),
                plain("PUT " + IN_GROUP, IN_GROUP, "", in("members.assign-levels"), 204),
                plain("DELETE " + IN_GROUP, IN_GROUP, "", in("members.assign-levels"), 204),
                reads("/organizations/{org}/invitations", in("members.view", "members.invite")),
                plain(
                        "POST /organizations/{org}/invitations",
                        "/organizations/{org}/invitations",
                        "{}",
                        in("members.invite"),
                        422),
                plain(
                        "POST /organizations/{org}/invitations/{id}/resend",
                        "/organizations/{org}/invitations/{invitation}/resend",
                        "",
                        in("members.invite"),
                        200),
                plain(
                        "DELETE /organizations/{org}/invitations/{id}",
                        "/organizations/{org}/invitations/{invitation}",
                        "",
                        in("members.invite"),
                        204),
                plain(
                        "GET /organizations/{org}/explain",
                        "/organizations/{org}/explain?permission=portal.enter&user={other}",
                        "",
                        in("members.view"),
                        200),
                reads("/organizations/{org}/journal", in("members.review")),
                reads("/organizations/{org}/journal/verification", in("portal.organizations", "organizations.view")),
                reads("/organizations/{org}/review", in("members.review")),
                plain(
                        "POST /preview",
                        "/preview",
                        "{\"method\":\"DELETE\",\"path\":\"" + MEMBER + "\"}",
                        in("members.assign-levels"),
                        200));
    }

    /** The order of the contract: no token, not theirs to see, seen and not permitted, through. */
    int expected(Asker asker, String organization) {
        if (asker.hasNoToken() && (asker.admin() || !operation.equals("GET /settings"))) {
            return 401;
        }
        return rule.status(asker, organization, through);
    }

    boolean isAboutAnOrganization() {
        return ofOrganizations().stream().anyMatch(route -> route.operation().equals(operation));
    }

    String method() {
        return operation.split(" ", 2)[0];
    }

    private static Rule in(String... permissions) {
        return (asker, organization, through) -> {
            if (!asker.sees().contains(organization)) {
                return 404;
            }
            return permissions.length == 0 || asker.holds(organization, permissions) ? through : 403;
        };
    }

    private static Rule anywhere(String... permissions) {
        return (asker, organization, through) -> asker.holdsAnywhere(permissions) ? through : 403;
    }

    /** Realm admins are nobody's member; assigned organisations are for whom some are assigned. */
    private static Rule people(boolean everybody) {
        return (asker, organization, through) -> {
            if (asker.admin()) {
                return 404;
            }
            return everybody || asker.holdsAnywhere("desk.assigned-only") ? through : 403;
        };
    }

    private static int whoIsAPersonOrSeesAny(Asker asker, String organization, int through) {
        return asker.admin() ? whoSeesAny(asker, organization, through) : through;
    }

    /** Whoever may do all that is done there by themselves: what makes and removes clients, too. */
    private static int whoMayInstall(Asker asker, String organization, int through) {
        if (!asker.admin()) {
            return 404;
        }
        return asker.name().equals("realm-admin") ? through : 403;
    }

    private static int whoSeesAny(Asker asker, String organization, int through) {
        return asker.sees().isEmpty() ? 403 : through;
    }
}
