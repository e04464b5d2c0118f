package dev.portico.extension.preview;

import dev.portico.extension.access.AccessRules;
import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Member;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Settings;
import dev.portico.extension.access.Supposition;
import dev.portico.extension.access.VisitorRight;
import dev.portico.extension.change.Change;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.Roster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Decides about everybody within the reach of a change twice: with the facts as they are and as they would be. Nothing is
 * written and rolled back, so that nothing is mailed or noted by asking.
 */
final class Forecast {

    /** So many people are looked at with the same number of statements as one. */
    private static final int AT_ONCE = 2_000;

    private static final int REMEMBERED = 10_000;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    private final Instant now;
    private final Map<OrganizationId, Optional<Organization>> organizations = new HashMap<>();

    Forecast(KeycloakSession session, RealmModel realm, Instant now) {
        this.session = session;
        this.realm = realm;
        this.directory = Directory.of(session, realm);
        this.now = now;
    }

    Effect of(Change change) {
        Effect.Sum sum = new Effect.Sum();
        if (!change.reach().isNobody()) {
            ConcernedRows people = new ConcernedRows(session, realm, change.reach());
            Worlds worlds = new Worlds(change.supposition());
            List<ConcernedRows.Row> chunk = people.after("", AT_ONCE);
            while (!chunk.isEmpty()) {
                Roster roster = Roster.of(
                        session,
                        realm,
                        chunk.stream().map(row -> row.person().value()).toList());
                chunk.forEach(row -> worlds.add(row, roster, sum));
                chunk = chunk.size() < AT_ONCE
                        ? List.of()
                        : people.after(chunk.get(chunk.size() - 1).person().value(), AT_ONCE);
            }
        }
        return sum.effect(visitors(change.supposition()));
    }

    private Effect.Visitors visitors(Supposition supposed) {
        Settings settings = directory.settings();
        Settings others = supposed.settings(settings);
        return new Effect.Visitors(VisitorRight.beyond(others, settings), VisitorRight.beyond(settings, others));
    }

    private Optional<Organization> organization(OrganizationId id) {
        return organizations.computeIfAbsent(id, directory::organization);
    }

    /** What decides about somebody; of a hundred thousand members most are of a few kinds. */
    private record Kind(boolean enabled, Roster.Footing footing) {}

    private record Difference(Entitlements gained, Entitlements lost) {}

    /** The facts as they are, and as they would be. */
    private final class Worlds {
        private final Map<Kind, Difference> known = new HashMap<>();
        private final Supposition supposed;
        private final Settings settings;
        private final Settings otherSettings;
        private final AccessRules rules;
        private final AccessRules otherRules;

        Worlds(Supposition supposed) {
            this.supposed = supposed;
            this.settings = directory.settings();
            this.otherSettings = supposed.settings(settings);
            this.rules = new AccessRules(directory.roles());
            this.otherRules = new AccessRules(supposed.roles(directory.roles()));
        }

        void add(ConcernedRows.Row row, Roster roster, Effect.Sum sum) {
            Kind kind = new Kind(row.enabled(), roster.footing(row.person()));
            Difference difference = known.get(kind);
            if (difference == null) {
                if (known.size() >= REMEMBERED) {
                    known.clear();
                }
                difference = difference(row, roster);
                known.put(kind, difference);
            }
            sum.add(row.person(), difference.gained(), difference.lost());
        }

        private Difference difference(ConcernedRows.Row row, Roster roster) {
            Entitlements gained = Entitlements.NONE;
            Entitlements lost = Entitlements.NONE;
            for (Optional<Organization> place : places(row, roster)) {
                Organization there = place.orElse(null);
                Member member = there == null
                        ? roster.vendor(row.person(), row.enabled())
                        : roster.member(row.person(), row.enabled(), there);
                Entitlements before = rules.decide(settings, there, member, now).entitlements();
                Entitlements after = after(there, member);
                gained = gained.and(beyond(after, before));
                lost = lost.and(beyond(before, after));
            }
            return new Difference(gained, lost);
        }

        private Entitlements after(@Nullable Organization there, Member member) {
            return otherRules
                    .decide(
                            otherSettings,
                            there == null ? null : supposed.organization(there),
                            supposed.member(member, there),
                            now)
                    .entitlements();
        }

        /** Every organisation of theirs, and none at all for what the vendor's people hold without any. */
        private List<Optional<Organization>> places(ConcernedRows.Row row, Roster roster) {
            List<Optional<Organization>> places = new ArrayList<>();
            places.add(Optional.empty());
            roster.organizations(row.person()).stream()
                    .map(Forecast.this::organization)
                    .filter(Optional::isPresent)
                    .forEach(places::add);
            return places;
        }
    }

    private static Entitlements beyond(Entitlements some, Entitlements others) {
        return some.without(others.permissions().toArray(new Permission[0]));
    }
}
