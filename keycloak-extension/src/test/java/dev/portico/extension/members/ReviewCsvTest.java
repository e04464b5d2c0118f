package dev.portico.extension.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewCsvTest {

    private static final ReviewView BEN = new ReviewView(
            "u1",
            "ben",
            "ben@acme.example",
            "Ben",
            "=HYPERLINK(\"http://evil.example\";\"x\")",
            "active",
            "portal-member",
            List.of("enable-in-app-messenger"),
            false,
            null,
            "2026-11-21T12:00:00Z",
            new ReviewView.Giver("person", "u2"),
            List.of(
                    new ReviewView.Held("portal-member", "2026-11-21T12:00:00Z", new ReviewView.Giver("person", "u2")),
                    new ReviewView.Held("enable-in-app-messenger", null, new ReviewView.Giver("import", null))),
            "2026-11-22T08:00:00Z");

    @Test
    void aLineTellsWhoHoldsWhatSinceWhenFromWhom() throws IOException {
        assertThat(written(BEN)).isEqualTo("""
                username,email,firstName,lastName,status,level,roles,ownTicketsOnly,until,since,grantedBy,lastSeen,grants\r
                ben,ben@acme.example,Ben,"'=HYPERLINK(""http://evil.example"";""x"")",active,portal-member,\
                enable-in-app-messenger,false,,2026-11-21T12:00:00Z,ada,2026-11-22T08:00:00Z,\
                portal-member 2026-11-21T12:00:00Z ada; enable-in-app-messenger import\r
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r\n=1", "＝1", "\u200B=1", "\uFEFF@x"})
    void aFormulaBecomesText(String cell) {
        assertThat(ReviewCsv.harmless(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ben", "ben@acme.example", "2026-11-21T12:00:00Z", "", "O'Hara", "a=b"})
    void whatIsTextStaysAsItIs(String cell) {
        assertThat(ReviewCsv.harmless(cell)).isEqualTo(cell);
    }

    private static String written(ReviewView row) throws IOException {
        StringWriter out = new StringWriter();
        ReviewCsv csv = new ReviewCsv(out);
        csv.add(row, Map.of("u2", "ada"));
        csv.flush();
        return out.toString();
    }
}
