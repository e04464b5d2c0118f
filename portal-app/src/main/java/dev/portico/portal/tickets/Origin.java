package dev.portico.portal.tickets;

import java.util.Set;

/**
 * Where a ticket was written, and what was asked for there.
 *
 * @param source like {@code messenger}
 * @param kind like {@code incident}
 * @param area what it is about; one of those the installation names
 */
public record Origin(String source, String kind, String area) {
    /** The areas that are put into words; others are shown as they are. */
    public static final Set<String> WORDED = Set.of("access", "use", "integration", "billing", "other");

    public String kindKey() {
        return "kind_" + kind;
    }

    /** The key of the area's words; empty where there are none. */
    public String areaKey() {
        return WORDED.contains(area) ? "area_" + area : "";
    }
}
