package dev.portico.portal.articles;

import dev.portico.portal.platform.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Days as the reader writes them, in templates {@code inject:days.of(instant)}. */
@Named("days")
@RequestScoped
public class Days {

    private final Language language;

    Days(Language language) {
        this.language = language;
    }

    public String of(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.formats())
                .format(instant.atZone(ZoneOffset.UTC));
    }
}
