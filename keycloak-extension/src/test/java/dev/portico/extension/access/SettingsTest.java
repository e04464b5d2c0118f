package dev.portico.extension.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {

    @Test
    void nothingSetMeansTheDefaults() {
        Settings.Reading reading = Settings.read(Map.of());
        assertThat(reading.settings()).isEqualTo(Settings.DEFAULTS);
        assertThat(reading.nonsense()).isEmpty();
    }

    @Test
    void readsTheDemosSettings() {
        Settings settings = Settings.read(Map.of(
                        "portal.mode", List.of("everyone"),
                        "portal.ticketing", List.of("on"),
                        "portal.forum", List.of("registered"),
                        "portal.sign-in-to-submit", List.of("off"),
                        "portal.accepted-clients", List.of("portal")))
                .settings();
        assertThat(settings).isEqualTo(Cast.SETTINGS);
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                Arguments.of("portal.mode", "registered"),
                Arguments.of("portal.ticketing", "off"),
                Arguments.of("portal.account-wide-viewing", "off"),
                Arguments.of("portal.add-request-box", "off"),
                Arguments.of("portal.submit-tab", "off"),
                Arguments.of("portal.sign-in-to-submit", "on"),
                Arguments.of("portal.forum", "off"),
                Arguments.of("portal.organization-key-required", "on"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nonsense")
    void nonsenseIsReadAsTheNarrowestChoiceAndReported(String attribute, String narrowest) {
        for (String value : List.of("banana", "true", "1", "on off", "<script>", "\u0000")) {
            assertThat(Settings.read(Map.of(attribute, List.of(value))).nonsense())
                    .containsExactly(new Nonsense(attribute, narrowest));
        }
    }

    @Test
    void twoValuesAreNonsense() {
        Settings.Reading reading = Settings.read(Map.of("portal.ticketing", List.of("on", "on")));
        assertThat(reading.settings().ticketing()).isFalse();
        assertThat(reading.nonsense()).hasSize(1);
    }

    @Test
    void aBlankValueIsNoValue() {
        assertThat(Settings.read(Map.of("portal.add-request-box", List.of(" "))).settings())
                .isEqualTo(Settings.DEFAULTS);
    }

    @Test
    void anOrganizationOverridesWhatItMay() {
        OrganizationSettings overrides = OrganizationSettings.read(Map.of(
                        "portal.account-wide-viewing", List.of("on"),
                        "portal.default-level", List.of("portal-member"),
                        "portal.ticketing", List.of("on"),
                        "portal.mode", List.of("everyone")))
                .settings();
        Settings there = Settings.DEFAULTS.with(overrides);
        assertThat(there.accountWideViewing()).isTrue();
        assertThat(there.defaultLevel()).isEqualTo(new DefaultLevel("portal-member"));
        assertThat(there.ticketing()).isFalse();
        assertThat(there.mode()).isEqualTo(Mode.REGISTERED);
    }

    @Test
    void anOverrideThatIsNonsenseNarrowsWhatTheRealmOpened() {
        OrganizationSettings.Reading reading =
                OrganizationSettings.read(Map.of("portal.account-wide-viewing", List.of("yes")));
        Settings open = Cast.withAccountWideViewing(Cast.SETTINGS);
        assertThat(open.with(reading.settings()).accountWideViewing()).isFalse();
        assertThat(reading.nonsense()).hasSize(1);
    }

    @Test
    void anOrganizationMayHaveNoDefaultLevelWhereTheRealmHasOne() {
        OrganizationSettings none =
                new OrganizationSettings(Optional.empty(), Optional.empty(), Optional.of(DefaultLevel.of("none")));
        assertThat(Cast.withDefaultLevel("portal-member").with(none).defaultLevel())
                .isEqualTo(DefaultLevel.NONE);
    }
}
