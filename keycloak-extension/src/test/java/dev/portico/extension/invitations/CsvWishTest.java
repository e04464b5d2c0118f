package dev.portico.extension.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.extension.directory.Wanted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvWishTest {

    private static final String HEADER = "email,firstName,lastName,level,roles,ownTicketsOnly,until\n";

    @Test
    void everyColumnIsRead() {
        Wish wish = wish("Nina@Acme.example,Nina,Novak,portal-member,enable-in-app-messenger other,TRUE,"
                + "2099-01-31T01:00:00+01:00");

        assertThat(wish)
                .isEqualTo(new Wish(
                        "nina@acme.example",
                        Optional.of("Nina"),
                        Optional.of("Novak"),
                        new Wanted(
                                Optional.of("portal-member"),
                                Set.of("enable-in-app-messenger", "other"),
                                true,
                                Optional.of(Instant.parse("2099-01-31T00:00:00Z")))));
    }

    @Test
    void whatIsLeftEmptyIsNotWished() {
        assertThat(wish("nina@acme.example,,,none,,,").wanted())
                .isEqualTo(new Wanted(Optional.empty(), Set.of(), false, Optional.empty()));
    }

    @Test
    void aDayIsTheLastOneAndAddOnsMayBeSeparatedAsSpreadsheetsDo() {
        assertThat(wish("nina@acme.example,,,,\"enable-in-app-messenger; other\",Yes,2099-01-31")
                        .wanted())
                .isEqualTo(new Wanted(
                        Optional.empty(),
                        Set.of("enable-in-app-messenger", "other"),
                        true,
                        Optional.of(Instant.parse("2099-02-01T00:00:00Z"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",,,,,, | email is missing",
                "nina,,,,,, | email must be an e-mail address",
                "nina@acme,example | The line has 2 fields, and the header has 7",
                "nina novak@acme.example,,,,,, | email must be an e-mail address",
                "n@acme.example,<b>,,,,, | firstName must be a name of at most 100 characters without special ones",
                "n@acme.example,,www.evil.example,,,, | lastName must be a name of at most 100 characters without special ones",
                "n@acme.example,,,,,perhaps, | ownTicketsOnly must be true, yes, false or no",
                "n@acme.example,,,,,,2099-02-30 | until must be the last day, as 2026-12-31, or a moment with its offset, as 2027-01-31T00:00:00Z",
                "n@acme.example,,,,,,0099-01-31 | until must be the last day, as 2026-12-31, or a moment with its offset, as 2027-01-31T00:00:00Z",
                "n@acme.example,,,,,,2099-01-31T00:00:00 | until must be the last day, as 2026-12-31, or a moment with its offset, as 2027-01-31T00:00:00Z",
                "n@acme.example,,,,,,tomorrow | until must be the last day, as 2026-12-31, or a moment with its offset, as 2027-01-31T00:00:00Z",
            })
    void whatMakesNoSenseIsTold(String line, String why) {
        assertThatThrownBy(() -> wish(line))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.detail()).isEqualTo(why));
    }

    private static Wish wish(String line) {
        return CsvWish.of(CsvLines.of((HEADER + line).getBytes(StandardCharsets.UTF_8)).stream()
                .findFirst()
                .orElseThrow());
    }
}
