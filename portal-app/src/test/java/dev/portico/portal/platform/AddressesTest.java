package dev.portico.portal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where somebody may be led after signing in or out: paths of our own, which are addresses at all. */
class AddressesTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/o/acme/tickets?q=a%20b&sort=updated", "/articles?q=%D7%A9"})
    void ownPathsAreGoneTo(String address) {
        assertThat(Addresses.own(address)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/",
                "/\\evil.example",
                "https://evil.example/",
                "/%",
                "/a?q=100%",
                "/%zz",
                "/%0d%0aX:y"
            })
    void othersAndWhatIsNoAddressAreNot(String address) {
        assertThat(Addresses.own(address)).isEmpty();
    }
}
