package dev.portico.stack.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.api.FineGrained;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** How each part of the page looks, in a realm with customers as there are: pictures of docs/console.md. */
@OnTheStack
class ConsolePicturesIT {

    private static final String PORTAL = "https://support.example.com";
    private static final String NEW_REALM = "customers";

    private final SharedStack stack;
    private final List<String> people = new ArrayList<>();
    private final OrganizationRepresentation company;
    private final People.Person robin;

    ConsolePicturesIT(SharedStack stack) {
        this.stack = stack;
        this.company = stack.people().organization("northwind", "Northwind");
        member("Nora", "Nilsen", "portal-admin", "enable-in-app-messenger");
        member("Hugo", "Holm", "portal-member");
        member("Iris", "Ivers", "portal-coordinator");
        member("Jonas", "Jensen", "portal-member", "portal-own-tickets-only");
        this.robin = Console.administrator(stack, "realm-admin");
        called(stack.realm(), robin, "Robin", "Reed");
    }

    @AfterEach
    void nothingIsLeft() {
        stack.realm().organizations().get(company.getId()).delete().close();
        people.forEach(id -> stack.realm().users().delete(id).close());
        stack.realm().users().delete(robin.id()).close();
    }

    @Test
    void organisationsAndTheTabOfOne(Page page) {
        Console console = Console.signedIn(stack, page, robin);
        assertThat(page.locator("header").getByText("Robin Reed")).isVisible();
        console.entry().click();
        console.field("Search by name or alias").fill("northwind");
        assertThat(console.row("Northwind")).containsText("4");
        console.field("Search by name or alias").fill("");
        assertThat(console.ours().locator("tbody tr").nth(1)).isVisible();
        assertThat(console.link("New organisation")).isVisible();
        shown(console, "console-organisations");

        console.at("/organizations/" + company.getId() + "/settings");
        page.getByTestId("portalAccessTab").click();
        assertThat(console.row("Hugo Holm")).containsText("Member");
        shown(console, "console-tab");
    }

    @Test
    void aMemberAnInvitationAndTheJournalOfBoth(Page page) {
        Console console = Console.signedIn(stack, page, robin).at(there("members"));
        assertThat(console.row("Hugo Holm")).containsText("Member");
        shown(console, "console-members");
        console.button("Change the access of Hugo Holm").click();
        console.fieldOfDialog("Access level").selectOption("portal-admin");
        console.field("Enable In App Messenger").check();
        shown(console, "console-member");
        console.inDialog("Save").click();
        assertThat(console.row("Hugo Holm")).containsText("Admin");

        console.at(there("invitations"));
        for (String name : List.of("jane", "karl")) {
            console.button("Invite").click();
            console.field("E-mail").fill(name + "@northwind.example");
            console.fieldOfDialog("Access level").selectOption("portal-member");
            console.inDialog("Invite").click();
            assertThat(console.row(name + "@northwind.example")).containsText("Member");
        }
        shown(console, "console-invitations");

        console.at(there("journal"));
        assertThat(console.row("Role given").first()).containsText("Realm administrator: Robin Reed");
        assertThat(console.row("jane@northwind.example")).containsText("Invited");
        shown(console, "console-journal");
    }

    @Test
    void settingsLevelsAndHealth(Page page) {
        // What waits for the portal is fetched while it runs.
        stack.portalUrl();
        Console console = Console.signedIn(stack, page, robin).at("/portal-access/settings");
        console.field("Portal mode").selectOption("registered");
        console.field("Contacts may view all requests of their account").check();
        console.button("Show what changes").click();
        assertThat(console.ours().getByText("Visitors, who are not signed in, may no longer"))
                .isVisible();
        assertThat(console.ours().getByText("People concerned: ")).isVisible();
        shown(console, "console-settings");
        console.inDialog("Cancel").click();

        console.at("/portal-access/levels");
        assertThat(console.ours().getByText("Coordinator").first()).isVisible();
        shown(console, "console-levels");

        console.at("/portal-access/levels/portal-coordinator");
        console.field("Sees and answers every ticket of the organisation").uncheck();
        console.button("Show what changes").click();
        assertThat(console.ours().getByText("Iris Ivers")).isVisible();
        shown(console, "console-level");
        console.inDialog("Cancel").click();

        console.at("/portal-access/health");
        assertThat(console.ours().getByText("Everything that access needs is there."))
                .isVisible();
        page.waitForCondition(() -> {
            console.button("Look again").click();
            return console.ours().locator(".pf-m-warning").count() == 0;
        });
        shown(console, "console-health");
    }

    @Test
    void whySomebodyMayNot(Page page) {
        Console console = Console.signedIn(stack, page, robin).at(there("check"));
        console.field("Search by name or e-mail").fill("Hugo");
        console.field("May they do this?").selectOption("messenger.contact");
        assertThat(console.ours().getByText("No, Hugo Holm may not")).isVisible();
        shown(console, "console-check");
    }

    @Test
    void whoManagesOneOrganisation(Page page) {
        People.Person clerk = Console.administrator(stack, "query-organizations");
        called(stack.realm(), clerk, "Kim", "Kowal");
        people.add(clerk.id());
        try (FineGrained permissions = new FineGrained(stack)) {
            permissions.manage(company.getId(), permissions.user(clerk));
            Console console = Console.signedIn(stack, page, clerk);
            console.entry().click();
            assertThat(console.row("Northwind")).isVisible();
            assertThat(console.ours().locator("tbody tr")).hasCount(1);
            shown(console, "console-one-organisation");
        }
    }

    @Test
    void inTheDarkInHebrewAndOnAPhone() {
        try (BrowserContext context = new Look("small", ColorScheme.LIGHT, "en", 320).browser()) {
            Console console = Console.signedIn(stack, context.newPage(), robin).at(there("members"));
            assertThat(console.row("Hugo Holm")).isVisible();
            shown(console, "console-small");
        }
        UserRepresentation user = stack.realm().users().get(robin.id()).toRepresentation();
        user.singleAttribute("locale", "he");
        stack.realm().users().get(robin.id()).update(user);
        try (BrowserContext context = new Look("dark", ColorScheme.DARK, "he", 1100).browser()) {
            Console console = Console.signedIn(stack, context.newPage(), robin).at(there("members"));
            assertThat(console.row("Hugo Holm")).isVisible();
            shown(console, "console-dark-he");
        }
    }

    /** In a realm with nothing of ours, and in the same one when people have come to rely on it. */
    @Test
    void anInstallationAndItsUndoing(Page page) {
        RealmRepresentation fresh = new RealmRepresentation();
        fresh.setRealm(NEW_REALM);
        fresh.setEnabled(true);
        fresh.setAdminTheme("portico");
        stack.admin().realms().create(fresh);
        RealmResource realm = stack.admin().realm(NEW_REALM);
        try {
            People.Person admin = Console.administrator(realm, "realm-admin");
            called(realm, admin, "Robin", "Reed");
            Console console = Console.signedIn(stack, NEW_REALM, page, admin).at("/portal-access/installation");
            console.field("Address of the portal").fill(PORTAL);
            assertThat(console.row(PORTAL + "/*")).containsText("Is made");
            shown(console, "console-installation");

            console.ours()
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Install \\(")))
                    .click();
            assertThat(console.ours().getByText("Everything that the portal needs is in this realm."))
                    .isVisible();
            People members = new People(realm);
            members.join(
                    person(realm, "Nora", "Nilsen"),
                    members.organization("northwind", "Northwind").getId(),
                    "portal-admin");
            console.button("Undo the installation").click();
            assertThat(console.ours().getByText("People who lose something: 1")).isVisible();
            shown(console, "console-undo");
        } finally {
            realm.remove();
        }
    }

    private static void shown(Console console, String picture) {
        assertThat(Browsers.violations(console.page(), "#portal-access")).isEmpty();
        console.picture(picture);
    }

    private void member(String first, String last, String... roles) {
        People.Person person = person(stack.realm(), first, last);
        people.add(person.id());
        stack.people().join(person, company.getId(), roles);
    }

    private String there(String view) {
        return "/portal-access/organizations/" + company.getId() + "/" + view;
    }

    private static People.Person person(RealmResource realm, String first, String last) {
        String username = first.toLowerCase(Locale.ROOT);
        return new People(realm).person(username, username + "@northwind.example", first, last);
    }

    private static void called(RealmResource realm, People.Person person, String first, String last) {
        UserRepresentation user = realm.users().get(person.id()).toRepresentation();
        user.setFirstName(first);
        user.setLastName(last);
        realm.users().get(person.id()).update(user);
    }
}
