package dev.portico.extension.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvLinesTest {

    @Test
    void fieldsAreNamedByTheHeader() {
        assertThat(lines("email,level\nnina@acme.example, portal-member \n"))
                .containsExactly(CsvLine.of(2, Map.of("email", "nina@acme.example", "level", "portal-member")));
    }

    @Test
    void columnsMayStandInAnyOrder() {
        assertThat(lines("until,email\n,nina@acme.example").get(0).field("email"))
                .contains("nina@acme.example");
    }

    @Test
    void aFileOfASpreadsheetIsUnderstood() {
        assertThat(lines("\uFEFFemail;firstName\r\nnina@acme.example;\"Nina; \"\"Nini\"\"\"\r\n"))
                .containsExactly(CsvLine.of(2, Map.of("email", "nina@acme.example", "firstName", "Nina; \"Nini\"")));
    }

    @Test
    void emptyLinesAreLeftOutButCounted() {
        assertThat(lines("email\n\n  \nnina@acme.example\n"))
                .extracting(CsvLine::number)
                .containsExactly(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a@b.example,x,y | The line has 3 fields, and the header has 2",
                "a@b.example | The line has 1 fields, and the header has 2",
                "'\"a@b.example,x' | A quote in the line is never closed",
            })
    void aBrokenLineSaysWhatIsWrongAndBreaksNoOther(String broken, String why) {
        List<CsvLine> lines = lines("email,level\n" + broken + "\nnina@acme.example,none\n");

        assertThat(lines.get(0).broken()).contains(why);
        assertThat(lines.get(1).broken()).isEmpty();
        assertThat(lines.get(1).number()).isEqualTo(3);
    }

    @Test
    void whatIsNotUtf8IsBroken() {
        byte[] latin = "email,firstName\nnina@acme.example,J\u00f6rg\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(CsvLines.of(latin).stream().findFirst().orElseThrow().broken())
                .contains("The line is not in UTF-8");
    }

    @Test
    void anEndlessLineIsBroken() {
        assertThat(lines("email\n" + "a".repeat(3000)).get(0).broken())
                .contains("The line has more than 2000 characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "level,roles | The header has no column email",
                "email,king | Column 2 of the header must be one of email, firstName, lastName, level,"
                        + " ownTicketsOnly, roles, until, each once",
                "email,email | Column 2 of the header must be one of email, firstName, lastName, level,"
                        + " ownTicketsOnly, roles, until, each once",
                "nina@acme.example | Column 1 of the header must be one of email, firstName, lastName, level,"
                        + " ownTicketsOnly, roles, until, each once",
            })
    void aHeaderThatCannotBeUnderstoodIsTold(String header, String why) {
        assertThatThrownBy(() -> lines(header + "\nnina@acme.example,x"))
                .isInstanceOf(Refused.class)
                .hasMessage(why);
    }

    @Test
    void anEmptyFileIsTold() {
        assertThatThrownBy(() -> lines("")).isInstanceOf(Refused.class);
    }

    @Test
    void tenThousandLinesAreEnough() {
        assertThat(lines("email\n" + "a@b.example\n".repeat(10_000))).hasSize(10_000);
        assertThatThrownBy(() -> lines("email\n" + "a@b.example\n".repeat(10_001)))
                .hasMessage("The file has more than 10000 lines");
    }

    private static List<CsvLine> lines(String text) {
        return CsvLines.of(text.getBytes(StandardCharsets.UTF_8)).stream().toList();
    }
}
