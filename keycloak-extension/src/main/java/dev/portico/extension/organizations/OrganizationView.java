package dev.portico.extension.organizations;

import dev.portico.extension.access.DefaultLevel;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationSettings;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An organisation as the API shows it. */
public record OrganizationView(String id, String alias, String name, boolean enabled) {

    public static OrganizationView of(Organization organization) {
        return new OrganizationView(
                organization.id().value(), organization.alias(), organization.name(), organization.enabled());
    }

    /** The same with how many members it has; null where that is not the caller's to know. */
    record Counted(
            String id,
            String alias,
            String name,
            boolean enabled,
            @Nullable Long members) {
        static Counted of(Organization organization, Optional<Map<String, Long>> members) {
            return new Counted(
                    organization.id().value(),
                    organization.alias(),
                    organization.name(),
                    organization.enabled(),
                    members.map(all -> all.getOrDefault(organization.id().value(), 0L))
                            .orElse(null));
        }
    }

    /** The same with what it does differently from the realm; null is: as in the realm. */
    record Detailed(String id, String alias, String name, boolean enabled, Overrides settings) {
        static Detailed of(Organization organization) {
            return new Detailed(
                    organization.id().value(),
                    organization.alias(),
                    organization.name(),
                    organization.enabled(),
                    Overrides.of(organization.overrides()));
        }
    }

    /** What it does differently; null is: as in the realm. */
    public record Overrides(
            @Nullable Boolean accountWideViewing,
            @Nullable Boolean organizationKeyRequired,
            @Nullable String defaultLevel) {
        public static Overrides of(OrganizationSettings settings) {
            return new Overrides(
                    settings.accountWideViewing().orElse(null),
                    settings.organizationKeyRequired().orElse(null),
                    settings.defaultLevel().map(DefaultLevel::toString).orElse(null));
        }
    }
}
