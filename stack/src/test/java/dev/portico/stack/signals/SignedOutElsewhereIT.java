package dev.portico.stack.signals;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keycloak's own end of other sessions is an event without details; who listens hears of it all the same (R23, R66). */
@OnTheStack
class SignedOutElsewhereIT {
    private static final Look PLAIN = new Look("light", ColorScheme.LIGHT, "en-GB", 1280);

    private final SharedStack stack;
    private final Company company;

    SignedOutElsewhereIT(SharedStack stack) {
        this.stack = stack;
        this.company = new Company(stack);
    }

    @Test
    void whoSignsOutEverywhereElseIsSignedOutThereAndThatIsSignalled() throws IOException {
        People.Person person = company.member("portal-member");
        String place = stack.portalUrl() + "/o/" + company.alias;
        try (SignalReceiver service = SignalReceiver.likeThePortal(stack);
                BrowserContext here = PLAIN.browser();
                BrowserContext there = PLAIN.browser()) {
            Page elsewhere = there.newPage();
            Look.signIn(elsewhere, place + "/tickets", person.username());
            assertThat(elsewhere).hasURL(Pattern.compile(".*/tickets$"));
            Page page = here.newPage();
            Look.signIn(page, place + "/profile/sessions", person.username());
            assertThat(page.locator(".sessions li")).hasCount(2);

            page.locator("form[action$='/end-others'] button").click();

            assertThat(page.locator(".sessions li")).hasCount(1);
            Received signal = service.await(each -> each.type().equals("session-revoked")
                    && each.claims().toString().contains(person.id()));
            assertThat(signal.event().path("initiating_entity").asText()).isEqualTo("user");
            elsewhere.reload();
            assertThat(elsewhere.locator("input[name=password]")).isVisible();
        }
    }
}
