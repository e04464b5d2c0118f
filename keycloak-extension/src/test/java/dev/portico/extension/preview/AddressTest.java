package dev.portico.extension.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @Test
    void whatStandsForTheStarsIsDecoded() {
        assertThat(address("PUT", "/organizations/a%20b/members/1+2").matching("PUT /organizations/*/members/*"))
                .hasValueSatisfying(found -> assertThat(found).containsExactly("a b", "1+2"));
    }

    @Test
    void theQueryIsReadAndNotPartOfThePath() {
        Address address = address("DELETE", "/levels/auditor?x&replacement=portal%2Dmember&replacement=other");

        assertThat(address.matching("DELETE /levels/*")).isPresent();
        assertThat(address.parameter("replacement")).isEqualTo("portal-member");
        assertThat(address.parameter("none")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/levels",
                "/levels/a/b",
                "/levels/a/",
                "//levels/a",
                "/x/../levels/a",
                "/Levels/a",
            })
    void anotherPathIsAnotherRoute(String path) {
        assertThat(Address.of("PUT", path, "portico").flatMap(address -> address.matching("PUT /levels/*")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"levels/a", "http://elsewhere.example/levels/a", "", "/a b", "/%zz", "/levels/%"})
    void whatIsNoPathIsNone(String path) {
        assertThat(Address.of("PUT", path, "portico")).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/realms/portico/portal-access/levels/a", "/admin/realms/portico/portal-access/levels/a"})
    void thePathFromTheServersRootIsTheSame(String path) {
        assertThat(address("PUT", path).matching("PUT /levels/*")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/realms/other/portal-access/levels/a", "/admin/realms/portico/levels/a", "/admin/levels/a"})
    void thePathOfAnythingElseIsNot(String path) {
        assertThat(address("PUT", path).matching("PUT /levels/*")).isEmpty();
    }

    @Test
    void anotherMethodIsAnotherRoute() {
        assertThat(address("POST", "/levels/a").matching("PUT /levels/*")).isEmpty();
    }

    private static Address address(String method, String path) {
        return Address.of(method, path, "portico").orElseThrow();
    }
}
