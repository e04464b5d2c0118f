package dev.portico.extension.preview;

import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.UserId;
import dev.portico.extension.access.VisitorRight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who gains and who loses what.
 *
 * @param gains the first of those who gain, by id
 * @param loses the first of those who lose, by id
 * @param total how many people the change concerns; who gains one thing and loses another counts once
 * @param visitors what those gain and lose who are not signed in; nobody counts them
 */
record Effect(List<Share> gains, List<Share> loses, long total, Visitors visitors) {

    /** Names of {@link VisitorRight}s. */
    record Visitors(List<String> gains, List<String> loses) {}

    /** More than anybody reads, and little enough to send. */
    static final int MOST = 100;

    /** Everybody in it, by id. */
    Set<String> people() {
        return Stream.concat(gains.stream(), loses.stream()).map(Share::user).collect(Collectors.toSet());
    }

    /** The same with these names, by id. */
    Effect named(Map<String, String> names) {
        return new Effect(named(gains, names), named(loses, names), total, visitors);
    }

    private static List<Share> named(List<Share> shares, Map<String, String> names) {
        return shares.stream()
                .map(share -> new Share(share.user(), names.get(share.user()), share.permissions()))
                .toList();
    }

    /** Adds up person after person. */
    static final class Sum {
        private final List<Share> gains = new ArrayList<>();
        private final List<Share> loses = new ArrayList<>();
        private long total;

        void add(UserId person, Entitlements gained, Entitlements lost) {
            if (!gained.isEmpty() || !lost.isEmpty()) {
                total++;
            }
            keep(gains, person, gained);
            keep(loses, person, lost);
        }

        Effect effect(Visitors visitors) {
            return new Effect(List.copyOf(gains), List.copyOf(loses), total, visitors);
        }

        private static void keep(List<Share> kept, UserId person, Entitlements permissions) {
            if (!permissions.isEmpty() && kept.size() < MOST) {
                kept.add(new Share(person.value(), null, permissions.wireNames()));
            }
        }
    }
}
