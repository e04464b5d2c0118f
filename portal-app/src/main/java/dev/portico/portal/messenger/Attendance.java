package dev.portico.portal.messenger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the installation says about its Support: when somebody is there, and what there is to turn to it with. */
@ApplicationScoped
class Attendance {
    private final Hours hours;
    private final List<Area> areas;
    private final InstantSource clock = InstantSource.system();

    Attendance(
            @ConfigProperty(name = "portico.messenger.hours") Optional<String> hours,
            @ConfigProperty(name = "portico.messenger.zone") ZoneId zone,
            @ConfigProperty(name = "portico.messenger.areas") List<String> areas) {
        this.hours = Hours.of(hours.orElse(""), zone);
        this.areas = areas.stream()
                .map(String::strip)
                .filter(area -> !area.isEmpty())
                .map(Area::new)
                .toList();
    }

    /** When somebody is there next; empty where somebody is there now. */
    Optional<Instant> awayUntil() {
        return hours.next(clock.instant());
    }

    /** What a conversation can be about, in the installation's order. */
    List<Area> areas() {
        return areas;
    }

    Optional<Area> area(String code) {
        return areas.stream().filter(area -> area.code().equals(code)).findFirst();
    }
}
