package dev.portico.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** That the shared stack is what the other tests believe it is. */
@OnTheStack
class SharedStackIT {

    @Test
    void theCastSignsInByPassword(SharedStack stack) {
        assertThat(stack.tokens().of("ada").claims().get("preferred_username").asText())
                .isEqualTo("ada");
    }

    @Test
    void aWrongPasswordIsRefused(SharedStack stack) {
        assertThat(stack.tokens()
                        .password(java.util.Map.of("username", "ada", "password", "wrong"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theDemoIsAppliedOnce(SharedStack stack) {
        var before = stack.realm().toRepresentation().getAttributes();
        assertThat(dev.portico.stack.demo.DemoSetup.apply(stack.stack())).containsKeys("acme", "umbra");
        assertThat(stack.realm().toRepresentation().getAttributes()).isEqualTo(before);
    }

    @Test
    void statementsOfKeycloakAreCounted(SharedStack stack) throws Exception {
        SqlCounter.Statements statements =
                stack.sql().during(() -> stack.realm().users().searchByUsername("ada", true));
        assertThat(statements.total()).as(statements.toString()).isPositive();
        assertThat(stack.sql().during(() -> {}).total()).isZero();
    }

    @Test
    void keycloaksMailsArriveInTheMailbox(SharedStack stack) {
        People.Person person = stack.people().person("mail");
        stack.realm().users().get(person.id()).executeActionsEmail(java.util.List.of("UPDATE_PASSWORD"));
        assertThat(stack.mailbox().mailsTo(person.username() + "@test.example")).hasSize(1);
    }

    @Test
    void aBrowserSeesTheLoginPage(SharedStack stack, Page page) {
        page.navigate(stack.realmUrl("/account").toString());
        page.locator("input[name=username]").waitFor();
        assertThat(page.title()).contains("Sign in");
    }
}
