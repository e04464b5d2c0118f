package dev.portico.stack.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.AskedKey;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No way to tokens leads past an organisation's key (R35): where there is a page it asks for it, and elsewhere the answer is no. */
@OnTheStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrganizationKeyWaysIT {

    private static final String PAGE = "page: organization-key-required";

    private final SharedStack stack;
    private final Stage stage;

    OrganizationKeyWaysIT(SharedStack stack) {
        this.stack = stack;
        this.stage = new Stage(stack);
    }

    @AfterAll
    void theStageIsCleared() {
        stage.close();
    }

    /** Everything was prepared while no key was asked for: sessions, approvals, refresh tokens, tokens of other applications. */
    @ParameterizedTest
    @EnumSource
    void whatWasPreparedBeforeDoesNotCountAfterwards(Way way) {
        Subject subject = stage.subject(State.WITH_ACCESS);
        Asking asking = way.prepare(stage, subject);

        AskedKey.in(stack, subject.organization());

        assertThat(told(asking.answer())).isEqualTo(expected(way));
    }

    /** Nobody approves for a device what they have not come into. */
    @Test
    void aDeviceWaitsUntilTheKeyIsShown() {
        Subject subject = stage.subject(State.WITH_ACCESS);
        AskedKey.in(stack, subject.organization());

        assertThat(Way.DEVICE.prepare(stage, subject).answer()).isEqualTo("authorization_pending");
    }

    private static String told(String answer) {
        return answer.contains("id=\"portal-key\"") ? PAGE : answer;
    }

    private static String expected(Way way) {
        return switch (way) {
            case PASSWORD, COOKIE, BROKERED, IMPLICIT, HYBRID -> PAGE;
            case SILENT -> "interaction_required";
            case DEVICE, DIRECT, REFRESH, OFFLINE, CIBA, EXCHANGE, ASSERTION, CLIENT ->
                Words.refused("organization-key-required");
            case INTROSPECTION -> ShowingWays.INACTIVE;
            case USERINFO -> "401";
        };
    }
}
