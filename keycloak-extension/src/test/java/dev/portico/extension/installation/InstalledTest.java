package dev.portico.extension.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.extension.rest.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written down in a realm counts as far as an installation makes such things at all. */
class InstalledTest {

    private static final Blueprint BLUEPRINT = Blueprint.of(Optional.empty());

    @Test
    void everythingThatAPlanMakesIsOurs() {
        Blueprint whole = Blueprint.of(Optional.of(new PortalAddress("https://support.example.com")));
        List<Made> made = Stream.of(
                        Stream.of(
                                named(Kind.REALM_SETTING, "organizationsEnabled"),
                                named(Kind.USER_PROFILE, "user-profile"),
                                named(Kind.LOGIN_FLOW, "portal browser 2"),
                                named(Kind.REQUIRED_ACTION, whole.action().getAlias())),
                        whole.roles().stream().map(role -> named(Kind.REALM_ROLE, role.getName())),
                        whole.scopes().stream().map(scope -> named(Kind.CLIENT_SCOPE, scope.getName())),
                        whole.clients().stream().map(client -> named(Kind.CLIENT, client.getClientId())),
                        whole.userAttributeGroups().stream()
                                .map(group -> named(Kind.USER_PROFILE_GROUP, group.getName())),
                        whole.userAttributes().stream()
                                .map(attribute -> named(Kind.USER_PROFILE_ATTRIBUTE, attribute.getName())),
                        whole.attributes().keySet().stream().map(name -> named(Kind.REALM_ATTRIBUTE, name)))
                .flatMap(each -> each)
                .toList();

        assertThat(made).hasSizeGreaterThan(35);
        assertThat(new Installed(made).among(BLUEPRINT).made()).isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource({
        "REALM_ROLE, default-roles-acme",
        "REALM_ROLE, portal-custom",
        "CLIENT, realm-management",
        "CLIENT, portals",
        "CLIENT_SCOPE, theirs",
        "CLIENT_SCOPE, offline_access",
        "CLIENT_SCOPE, organization",
        "CLIENT_SCOPE, reports-api",
        "REALM_SETTING, enabled",
        "REQUIRED_ACTION, UPDATE_PASSWORD",
        "USER_PROFILE_ATTRIBUTE, email",
        "USER_PROFILE_GROUP, user-metadata",
        "REALM_ATTRIBUTE, frontendUrl",
        "LOGIN_FLOW, browser"
    })
    void whatNoInstallationMakesIsNot(Kind kind, String name) {
        assertThat(new Installed(List.of(named(kind, name))).among(BLUEPRINT).made())
                .isEmpty();
    }

    /** Whoever may change the realm's attributes can write anything there: it is told as what it is, and no call falls over it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "null",
                "[]",
                "{\"made\":null}",
                "{\"made\":[null]}",
                "{\"made\":[{}]}",
                "{\"made\":[{\"kind\":\"client\",\"name\":\"portal\"}]}",
                "{\"made\":[{\"kind\":\"client\",\"id\":\"1\"}]}",
                "{\"made\":[{\"kind\":\"king\",\"id\":\"1\",\"name\":\"portal\"}]}"
            })
    void whatSaysNotWhatItIsAboutIsNotRead(String written) {
        assertThat(Installed.read(written)).isEmpty();
    }

    @Test
    void whatWasWrittenDownIsReadAgain() {
        Installed installed = new Installed(List.of(named(Kind.CLIENT, "portal")));

        assertThat(Installed.read(Json.text(installed))).contains(installed);
    }

    private static Made named(Kind kind, String name) {
        return Made.created(kind, "id of " + name, name);
    }
}
