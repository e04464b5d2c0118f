package dev.portico.extension.levels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.extension.access.DefaultLevel;
import dev.portico.extension.access.Member;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.OrganizationSettings;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.Roles;
import dev.portico.extension.access.Settings;
import dev.portico.extension.access.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SupposedLevelsTest {

    private static final Role AUDITOR = Role.level("auditor", Permission.PORTAL_ENTER, Permission.TICKETS_ORGANIZATION);
    private static final Role NARROWER = Role.level("auditor", Permission.PORTAL_ENTER);
    private static final Role OTHER = Role.level("reader", Permission.PORTAL_ENTER, Permission.ARTICLES_READ);
    private static final Roles ROLES = name -> List.of(AUDITOR, OTHER).stream()
            .filter(role -> role.name().equals(name))
            .findFirst();

    @Test
    void aChangedLevelIsHeldAsItWouldBe() {
        SupposedLevels changed = new SupposedLevels(Map.of("auditor", Optional.of(NARROWER)));

        Member after = changed.member(member(List.of(AUDITOR), List.of(AUDITOR, OTHER)), null);

        assertThat(after.granted()).containsExactly(NARROWER);
        assertThat(after.held()).containsExactly(NARROWER, OTHER);
        assertThat(changed.roles(ROLES).level("auditor")).contains(NARROWER);
        assertThat(changed.roles(ROLES).level("reader")).contains(OTHER);
    }

    @Test
    void aReplacedLevelIsGoneAndTheOtherHeldOnce() {
        SupposedLevels replaced = new SupposedLevels(Map.of("auditor", Optional.of(OTHER)));

        assertThat(replaced.member(member(List.of(AUDITOR, OTHER), List.of()), null)
                        .granted())
                .containsExactly(OTHER);
        assertThat(replaced.roles(ROLES).find("auditor")).isEmpty();
        assertThat(replaced.roles(ROLES).find("reader")).contains(OTHER);
    }

    @Test
    void whereAReplacedLevelIsTheDefaultTheOtherIs() {
        SupposedLevels replaced = new SupposedLevels(Map.of("auditor", Optional.of(OTHER)));
        Organization organization = new Organization(
                new OrganizationId("1"),
                "one",
                "One",
                true,
                new OrganizationSettings(Optional.of(true), Optional.empty(), Optional.of(DefaultLevel.of("auditor"))));

        assertThat(replaced.organization(organization).overrides())
                .isEqualTo(new OrganizationSettings(
                        Optional.of(true), Optional.empty(), Optional.of(DefaultLevel.of("reader"))));
        assertThat(replaced.settings(Settings.DEFAULTS.withDefaultLevel(DefaultLevel.of("auditor"))))
                .isEqualTo(Settings.DEFAULTS.withDefaultLevel(DefaultLevel.of("reader")));
        assertThat(replaced.settings(Settings.DEFAULTS)).isEqualTo(Settings.DEFAULTS);
    }

    @Test
    void aLevelThatGoesWithoutReplacementLeavesNothing() {
        SupposedLevels gone = new SupposedLevels(Map.of("auditor", Optional.empty()));

        assertThat(gone.member(member(List.of(AUDITOR), List.of()), null).granted())
                .isEmpty();
        assertThat(gone.roles(ROLES).find("auditor")).isEmpty();
    }

    private static Member member(List<Role> granted, List<Role> held) {
        return new Member(new UserId("ben"), true, true, granted, held, Optional.empty());
    }
}
