package dev.portico.stack.delegation;

import dev.portico.stack.delegation.World.Seat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What delegates may think of, at random. */
final class Calls {

    /** @param body empty for none */
    record Call(Seat caller, String method, String path, String body) {

        /** Whose tag is read first; empty where none is asked for. */
        Optional<String> tagged() {
            return method.equals("PATCH") ? Optional.of(path) : Optional.empty();
        }

        @Override
        public String toString() {
            return caller.person().username() + "@" + caller.alias() + " " + method + " " + path + " " + body;
        }
    }

    private static final List<String> LEVELS = List.of(
            "portal-admin", "portal-coordinator", "portal-member", Model.DEPUTY, "none", "support-agent", "no-such");

    private static final List<String> VENDORS = List.of(
            "POST /levels",
            "PUT /levels/portal-member",
            "DELETE /levels/portal-coordinator",
            "PUT /settings",
            "PUT /organizations/{org}/settings",
            "PUT /agents/{user}/organizations/{org}",
            "DELETE /agents/{user}/organizations/{org}");

    private final World world;
    private final Random random;
    private int invited;

    Calls(World world, Random random) {
        this.world = world;
        this.random = random;
    }

    Call next() {
        Seat caller = one(world.seats());
        Seat target = target(caller);
        String organization = random.nextInt(8) == 0 ? one(world.seats()).organization() : target.organization();
        String there = "/organizations/" + organization;
        String member = there + "/members/" + target.person().id();
        int kind = random.nextInt(100);
        if (kind < 50) {
            return new Call(caller, "PATCH", member, change());
        }
        if (kind < 60) {
            return new Call(caller, "DELETE", member, "");
        }
        if (kind < 81) {
            return new Call(caller, "POST", member + "/" + one(List.of("deactivate", "activate", "activate")), "");
        }
        if (kind < 83) {
            return new Call(caller, "POST", member + "/reset-password", "");
        }
        if (kind < 90) {
            return new Call(caller, "POST", there + "/invitations", invitation());
        }
        if (kind < 96) {
            String inGroup = "/groups/" + one(world.groups()) + "/members/";
            return new Call(
                    caller,
                    one(List.of("PUT", "DELETE")),
                    there + inGroup + target.person().id(),
                    "");
        }
        String[] vendors = one(VENDORS)
                .replace("{org}", organization)
                .replace("{user}", target.person().id())
                .split(" ", 2);
        return new Call(caller, vendors[0], vendors[1], vendors[0].equals("DELETE") ? "" : "{\"name\":\"own\"}");
    }

    /** Mostly a colleague. */
    private Seat target(Seat caller) {
        List<Seat> colleagues = world.seats().stream()
                .filter(seat -> seat.organization().equals(caller.organization()))
                .toList();
        return one(random.nextInt(5) == 0 ? world.seats() : colleagues);
    }

    private String change() {
        List<String> fields = new ArrayList<>(List.of(
                "\"level\":\"" + one(LEVELS) + "\"",
                "\"roles\":" + addOns(),
                "\"ownTicketsOnly\":" + random.nextBoolean(),
                "\"until\":" + one(List.of("null", "\"2099-01-31T00:00:00Z\"", "\"2050-01-31T00:00:00Z\"")),
                "\"groups\":" + one(List.of("[]", "[\"" + one(world.groups()) + "\"]")),
                "\"firstName\":\"Name" + random.nextInt(100) + "\"",
                "\"phone\":\"+49 30 " + random.nextInt(1000) + "\""));
        Collections.shuffle(fields, random);
        return "{" + String.join(",", fields.subList(0, 1 + random.nextInt(2))) + "}";
    }

    private String addOns() {
        return one(List.of(
                "[]",
                "[\"" + Model.MESSENGER + "\"]",
                "[\"" + Model.MESSENGER + "\"]",
                "[\"support-agent\"]",
                "[\"portal-admin\"]"));
    }

    private String invitation() {
        return "{\"email\":\"guest" + ++invited + "-" + random.nextInt(1_000_000) + "@test.example\",\"level\":\""
                + one(LEVELS) + "\",\"roles\":" + addOns() + "}";
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
