package dev.portico.stack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code docs/effect.md}: what {@code ./bench effect} found, as a table and a chart. */
final class EffectPage {

    private EffectPage() {}

    static void write(Path page, List<Distribution> found) throws IOException {
        Files.writeString(page, text(found));
    }

    private static String text(List<Distribution> found) {
        StringBuilder text = new StringBuilder("# How soon a change counts\n\n"
                + "From the answer to *Save* to the first request that the portal decides by the new rights, as `./bench effect` found it"
                + " on a machine of "
                + Runtime.getRuntime().availableProcessors()
                + " cores that ran Keycloak, PostgreSQL and the portal as well. Whoever meets the change holds a token, or has a page"
                + " open, from before it, and asks again and again; the time includes the answer that is the new one. For a page that"
                + " is the refreshing of the session's token, too.\n\n"
                + "| Change | p50 | p99 | most | changes |\n|---|---|---|---|---|\n");
        found.forEach(each -> text.append(String.format(
                Locale.ROOT,
                "| %s | %.1f ms | %.1f ms | %.1f ms | %d |%n",
                each.name(),
                each.at(50),
                each.at(99),
                each.most(),
                each.count())));
        found.forEach(each -> text.append(chart(each)));
        return text.toString();
    }

    private static String chart(Distribution distribution) {
        String percentiles = Distribution.PERCENTILES.stream()
                .map(each -> String.format(Locale.ROOT, "%.0f", each))
                .collect(Collectors.joining(", "));
        String times = distribution.curve().stream()
                .map(each -> String.format(Locale.ROOT, "%.1f", each))
                .collect(Collectors.joining(", "));
        return "\n```mermaid\nxychart-beta\n    title \"" + distribution.name() + "\"\n    x-axis \"percentile\" ["
                + percentiles + "]\n    y-axis \"ms\"\n    line [" + times + "]\n```\n";
    }
}
