package dev.portico.extension.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one organisation does differently, kept as its attributes {@code portal.*}; empty means as in the realm. */
public record OrganizationSettings(
        Optional<Boolean> accountWideViewing,
        Optional<Boolean> organizationKeyRequired,
        Optional<DefaultLevel> defaultLevel) {

    public static final OrganizationSettings NONE =
            new OrganizationSettings(Optional.empty(), Optional.empty(), Optional.empty());

    /** What was read, and what could not be: for the caller to log once. */
    public record Reading(OrganizationSettings settings, List<Nonsense> nonsense) {}

    /** Reads an organisation's attributes; those it may not override are ignored. */
    public static Reading read(Map<String, List<String>> attributes) {
        List<Nonsense> nonsense = new ArrayList<>();
        OrganizationSettings settings = new OrganizationSettings(
                Setting.ACCOUNT_WIDE_VIEWING.read(attributes, nonsense),
                Setting.ORGANIZATION_KEY_REQUIRED.read(attributes, nonsense),
                Setting.DEFAULT_LEVEL.read(attributes, nonsense));
        return new Reading(settings, List.copyOf(nonsense));
    }
}
