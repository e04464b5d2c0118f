package dev.portico.stack.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.languages.Untranslated;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** No text of our page in the console is left in English (R5, R67); what somebody is called is in Hebrew here, too. */
@OnTheStack
class ConsoleInHebrewIT {

    private final SharedStack stack;

    ConsoleInHebrewIT(SharedStack stack) {
        this.stack = stack;
    }

    @Test
    void everyView() {
        OrganizationRepresentation company = stack.people().organization("hebrew");
        People.Person worker = calledInHebrew(stack.people().person("worker"));
        stack.people().join(worker, company.getId(), "portal-member", "enable-in-app-messenger");
        company.setName("חברה " + company.getAlias().replaceAll("\\D", ""));
        stack.realm().organizations().get(company.getId()).update(company).close();
        People.Person admin = calledInHebrew(Console.administrator(stack, "realm-admin"));
        Set<String> found = new TreeSet<>();
        try (BrowserContext browser = new Look("console", ColorScheme.LIGHT, "he-IL", 1280).browser()) {
            Console console = Console.signedIn(stack, browser.newPage(), admin);
            String organization = "organizations/" + company.getId() + "/";
            for (String view : List.of(
                    "organizations?search=" + company.getAlias(),
                    "settings",
                    "levels",
                    "levels/new",
                    "health",
                    "installation",
                    organization + "members",
                    organization + "invitations",
                    organization + "settings",
                    organization + "check",
                    organization + "journal")) {
                console.at("/portal-access/" + view);
                assertThat(console.ours()).hasAttribute("lang", "he");
                assertThat(console.ours().locator("[aria-current=page]")).not().hasCount(0);
                assertThat(console.ours().locator(".portal-access__waiting, [aria-busy=true]"))
                        .hasCount(0);
                assertThat(console.ours().locator("h1, h2, table, form").first())
                        .isVisible();
                Untranslated.on(console.page(), "#portal-access").forEach(text -> found.add(view + ": " + text));
            }
        }

        assertThat(found).isEmpty();
    }

    private People.Person calledInHebrew(People.Person person) {
        UserRepresentation user = stack.realm().users().get(person.id()).toRepresentation();
        user.setFirstName("דנה");
        user.setLastName("כהן");
        user.singleAttribute("locale", "he");
        stack.realm().users().get(person.id()).update(user);
        return person;
    }
}
