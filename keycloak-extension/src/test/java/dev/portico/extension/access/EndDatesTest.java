package dev.portico.extension.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndDatesTest {

    private static final OrganizationId ACME = new OrganizationId("12");
    private static final OrganizationId OTHER = new OrganizationId("1");
    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");

    private static EndDates of(String... values) {
        return EndDates.of(Stream.of(values));
    }

    @Test
    void anEndDateIsForItsOrganizationAlone() {
        EndDates dates = of(EndDates.value(ACME, NEW_YEAR));
        assertThat(dates.in(ACME)).contains(NEW_YEAR);
        assertThat(dates.in(OTHER)).isEmpty();
        assertThat(dates.areNonsense()).isFalse();
    }

    @Test
    void theEarliestOfSeveralCounts() {
        assertThat(of("12 2028-01-01T00:00:00Z", "12 2027-01-01T00:00:00Z").in(ACME))
                .contains(NEW_YEAR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12 soon",
                "12 2027-02-30T00:00:00Z",
                "12 2027-01-01",
                "12",
                "2027-01-01T00:00:00Z",
                "12 2027-01-01T00:00:00Z x"
            })
    void whatCannotBeReadEndsAccess(String value) {
        assertThat(of(value).in(ACME)).contains(Instant.EPOCH);
        assertThat(of(value).areNonsense()).isTrue();
    }

    @Test
    void nonsenseForAnotherOrganizationLeavesThisOneAlone() {
        assertThat(of("1 soon").in(ACME)).isEmpty();
    }

    @Test
    void settingOneReplacesTheOrganizationsOwnAlone() {
        EndDates dates = of("12 soon", "123 2028-01-01T00:00:00Z", "12 2029-01-01T00:00:00Z");

        assertThat(dates.with(ACME, Optional.of(NEW_YEAR)))
                .containsExactly("123 2028-01-01T00:00:00Z", "12 2027-01-01T00:00:00Z");
        assertThat(dates.with(ACME, Optional.empty())).containsExactly("123 2028-01-01T00:00:00Z");
    }
}
