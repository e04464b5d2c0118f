package dev.portico.stack.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Before somebody has signed in, nothing tells which domains are customers and which addresses have accounts. */
@OnTheStack
class LoginTellsNothingIT {

    private static final String UNKNOWN = "nobody@elsewhere.example";

    private final SharedStack stack;

    LoginTellsNothingIT(SharedStack stack) {
        this.stack = stack;
    }

    @Test
    void nameAndPasswordAreAskedForOnOnePage(Page page) {
        new Visitor(stack, page).asksFor();

        assertThat(page.locator("input[name=username]").isVisible()).isTrue();
        assertThat(page.locator("input[name=password]").isVisible()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@acme.example", "dan@acme.example", "nobody@acme.example", "nobody@umbra.example"})
    void aWrongPasswordIsAnsweredAlikeForEverybody(String name, Page page) {
        assertThat(afterAWrongPassword(page, name)).isEqualTo(afterAWrongPassword(page, UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@acme.example", "nobody@acme.example"})
    void aForgottenPasswordIsAnsweredAlikeForEverybody(String name, Page page) {
        assertThat(afterForgetting(page, name)).isEqualTo(afterForgetting(page, UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "umbra", "nosuch"})
    void anOrganisationAskedForIsNotLookedUpBeforeTheLogin(String alias, Page page) {
        assertThat(onAsking(page, "organization", alias)).isEqualTo(onAsking(page, "organization", "elsewhere"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@acme.example", "nobody@acme.example"})
    void aHintedNameIsOnlyFilledIn(String name, Page page) {
        assertThat(onAsking(page, "login_hint", name)).isEqualTo(onAsking(page, "login_hint", UNKNOWN));
    }

    private List<String> onAsking(Page page, String parameter, String value) {
        Response answer = new Visitor(stack, page).asksFor(parameter, value);
        return seen(Objects.requireNonNull(answer), page, value);
    }

    private List<String> afterAWrongPassword(Page page, String name) {
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor();
        page.locator("input[name=username]").fill(name);
        page.locator("input[name=password]").fill("not the password");
        List<String> answer = seen(visitor.clicks("#kc-login"), page, name);
        assertThat(answer.get(1)).contains("Invalid username or password");
        return answer;
    }

    private List<String> afterForgetting(Page page, String name) {
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor();
        visitor.clicks("a[href*='reset-credentials']");
        page.locator("input[name=username]").fill(name);
        return seen(visitor.clicks("button[type=submit], input[type=submit]"), page, name);
    }

    /** Status, what is to be read, and which fields there are; the name that was typed in taken out. */
    private static List<String> seen(Response answer, Page page, String name) {
        String fields = page.locator("input, button, a[href]").evaluateAll("""
                all => all.map(each => [each.tagName, each.name, each.type, each.id, each.hidden, each.disabled].join(' ')).join('\\n')
                """).toString();
        return List.of(
                String.valueOf(answer.status()),
                page.locator("body").innerText().replace(name, "…"),
                fields);
    }
}
