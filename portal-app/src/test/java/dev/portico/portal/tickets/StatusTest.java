package dev.portico.portal.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTest {

    @ParameterizedTest
    @CsvSource({
        "open, vendor, waiting-for-customer",
        "open, customer, open",
        "waiting-for-customer, vendor, waiting-for-customer",
        "waiting-for-customer, customer, waiting-for-support",
        "waiting-for-support, vendor, waiting-for-customer",
        "waiting-for-support, customer, waiting-for-support",
        "solved, vendor, solved",
        "solved, customer, waiting-for-support",
        "closed, vendor, closed",
        "closed, customer, waiting-for-support"
    })
    void whoeverWritesWaitsForTheOtherSideAndACustomerWakesWhatWasDone(String before, String by, String after) {
        assertThat(Status.of(before).answered(Side.valueOf(by.toUpperCase(java.util.Locale.ROOT))))
                .isEqualTo(Status.of(after));
    }
}
