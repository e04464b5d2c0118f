package dev.portico.extension.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.representations.userprofile.config.UPGroup;

/** What is taken out of a realm's description of its users again. */
class OwnProfileTest {

    private static final String GROUP = "portal-access";

    private static final Installed INSTALLED = new Installed(List.of(
            Made.created(Kind.USER_PROFILE_GROUP, GROUP, GROUP),
            Made.created(Kind.USER_PROFILE_ATTRIBUTE, "portal.until", "portal.until")));

    private final UPConfig profile = new UPConfig();

    OwnProfileTest() {
        profile.setAttributes(new ArrayList<>(List.of(attribute("email"), in(GROUP, attribute("portal.until")))));
        profile.setGroups(new ArrayList<>(List.of(new UPGroup("theirs"), new UPGroup(GROUP))));
    }

    @Test
    void whatWasMadeGoesAndNothingElse() {
        assertThat(OwnProfile.others(profile, GROUP, INSTALLED)).isEmpty();

        OwnProfile.take(profile, INSTALLED);

        assertThat(profile.getAttributes()).extracting(UPAttribute::getName).containsExactly("email");
        assertThat(profile.getGroups()).extracting(UPGroup::getName).containsExactly("theirs");
    }

    @Test
    void aGroupThatSomethingElseIsInStays() {
        profile.addOrReplaceAttribute(in(GROUP, attribute("customer-number")));
        assertThat(OwnProfile.others(profile, GROUP, INSTALLED))
                .containsExactly(Wording.MISSED_BY_ATTRIBUTE.with("customer-number"));

        OwnProfile.take(profile, INSTALLED);

        assertThat(profile.getAttributes())
                .extracting(UPAttribute::getName)
                .containsExactly("email", "customer-number");
        assertThat(profile.getGroups()).extracting(UPGroup::getName).containsExactly("theirs", GROUP);
    }

    private static UPAttribute attribute(String name) {
        return new UPAttribute(name, new UPAttributePermissions(Set.of("admin"), Set.of("admin")));
    }

    private static UPAttribute in(String group, UPAttribute attribute) {
        attribute.setGroup(group);
        return attribute;
    }
}
