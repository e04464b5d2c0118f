package dev.portico.extension.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.extension.installation.Remains.Remain;
import dev.portico.extension.rest.Json;
import dev.portico.extension.words.Remark;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.util.JsonSerialization;

/** What is undone of what was made, by what has become of it. */
class RemovalTest {

    private static final Made ON =
            new Made(Kind.REALM_SETTING, "organizationsEnabled", "organizationsEnabled", "false");
    private static final Made LEVEL = Made.created(Kind.REALM_ROLE, "r1", "portal-member");
    private static final Made SCOPE = Made.created(Kind.CLIENT_SCOPE, "s1", "portal");
    private static final Made FLOW = new Made(Kind.LOGIN_FLOW, "f1", "portal ours", "ours");

    private final Map<Made, Remain> found =
            new HashMap<>(Map.of(ON, Remain.UNUSED, LEVEL, Remain.UNUSED, SCOPE, Remain.UNUSED, FLOW, Remain.UNUSED));

    @Test
    void whatNobodyUsesGoesLastMadeFirst() {
        Removal removal = removal(0);

        assertThat(removal.needsConfirmation()).isFalse();
        assertThat(removal.steps())
                .extracting(Removal.Step::name)
                .containsExactly("portal ours", "portal", "portal-member", "organizationsEnabled");
        assertThat(removal.steps())
                .extracting(Removal.Step::action)
                .containsExactly(
                        Removal.Action.RESTORE, Removal.Action.REMOVE, Removal.Action.REMOVE, Removal.Action.RESTORE);
        assertThat(removal.steps().get(0).remark())
                .isEqualTo(new Remark(
                        "flow-bound-again",
                        List.of("ours"),
                        "The browser flow ours is bound again, and the copy removed"));
    }

    @Test
    void whatPeopleHoldHasToBeConfirmed() {
        found.put(LEVEL, new Remain(true, true, 7, List.of()));

        Removal removal = removal(7);

        assertThat(removal.needsConfirmation()).isTrue();
        assertThat(removal.people()).isEqualTo(7);
        assertThat(step(removal, "portal-member").people()).isEqualTo(7);
    }

    @Test
    void soHasWhatSomethingElseUses() {
        found.put(SCOPE, new Remain(true, true, 0, List.of(Wording.MISSED_BY_CLIENT.with("reports"))));

        assertThat(removal(0).needsConfirmation()).isTrue();
    }

    @Test
    void whatIsGoneIsNotMissed() {
        found.put(LEVEL, Remain.GONE);

        assertThat(step(removal(0), "portal-member").action()).isEqualTo(Removal.Action.KEEP);
    }

    @Test
    void aSettingThatWasChangedSinceStays() {
        found.put(ON, new Remain(true, false, 0, List.of()));

        assertThat(step(removal(0), "organizationsEnabled").action()).isEqualTo(Removal.Action.KEEP);
    }

    @Test
    void aSettingOfThePortalThatWasChangedSinceStaysToo() {
        Made mode = Made.created(Kind.REALM_ATTRIBUTE, "portal.mode", "portal.mode");
        Installed installed = new Installed(List.of(mode));

        Removal asMade = Removal.of(installed, new Remains(Map.of(mode, Remain.UNUSED), 0));
        Removal changed = Removal.of(
                installed,
                new Remains(Map.of(mode, new Remain(true, false, 0, List.of(Wording.MISSED_BY_CLIENT.with("a")))), 0));

        assertThat(step(asMade, "portal.mode").action()).isEqualTo(Removal.Action.REMOVE);
        assertThat(step(changed, "portal.mode").action()).isEqualTo(Removal.Action.KEEP);
        assertThat(changed.needsConfirmation()).isFalse();
    }

    @Test
    void aFlowThatIsBoundNoMoreGoesAndTheOneBoundSinceStays() {
        found.put(FLOW, new Remain(true, false, 0, List.of()));

        assertThat(step(removal(0), "portal ours").action()).isEqualTo(Removal.Action.REMOVE);
    }

    @Test
    void aFlowThatAClientHasComeToUseStays() {
        found.put(FLOW, new Remain(true, true, 0, List.of(Wording.MISSED_BY_CLIENT.with("other"))));

        Removal removal = removal(0);

        assertThat(step(removal, "portal ours").action()).isEqualTo(Removal.Action.KEEP);
        assertThat(removal.needsConfirmation()).isFalse();
    }

    @Test
    void aGroupOfAttributesThatOthersAreInStays() {
        Made group = Made.created(Kind.USER_PROFILE_GROUP, "portal-access", "portal-access");
        Remains remains = new Remains(
                Map.of(group, new Remain(true, true, 0, List.of(Wording.MISSED_BY_ATTRIBUTE.with("theirs")))), 0);

        Removal removal = Removal.of(new Installed(List.of(group)), remains);

        assertThat(step(removal, "portal-access").action()).isEqualTo(Removal.Action.KEEP);
        assertThat(removal.needsConfirmation()).isFalse();
    }

    /** Else nobody could undo it when that is no longer in the way. */
    @Test
    void whatIsKeptAndThereStaysWrittenDownInItsOrder() {
        found.put(ON, new Remain(true, false, 0, List.of()));
        found.put(LEVEL, Remain.GONE);
        found.put(FLOW, new Remain(true, true, 0, List.of(Wording.MISSED_BY_CLIENT.with("other"))));
        Installed installed = new Installed(List.of(ON, LEVEL, SCOPE, FLOW));
        Remains remains = new Remains(found, 0);

        Removal removal = Removal.of(installed, remains);

        assertThat(installed.still(removal, remains).made()).containsExactly(ON, FLOW);
        assertThat(installed.undone(removal)).containsExactly(SCOPE);
    }

    @Test
    void whatWasWrittenIntoTheRealmIsReadAgain() throws IOException {
        Installed written = new Installed(List.of(ON, LEVEL));

        assertThat(JsonSerialization.readValue(Json.text(written), Installed.class))
                .isEqualTo(written);
        assertThat(Json.text(written)).contains("\"kind\":\"realm-setting\"").doesNotContain("null");
    }

    private Removal removal(long people) {
        return Removal.of(new Installed(List.of(ON, LEVEL, SCOPE, FLOW)), new Remains(found, people));
    }

    private static Removal.Step step(Removal removal, String name) {
        return removal.steps().stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
