package dev.portico.stack.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.portico.stack.Browsers;
import dev.portico.stack.KeycloakSettings;
import dev.portico.stack.Look;
import dev.portico.stack.People;
import dev.portico.stack.Project;
import dev.portico.stack.SharedStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.keycloak.admin.client.resource.RealmResource;

/** Keycloak's console of the realm itself, and our page in it. */
record Console(String realm, Page page) {

    /** As much as the console's navigation takes; what is longer is shown whole, unless it is a long list. */
    private static final int HIGH = 840;

    private static final int HIGHEST = 1500;

    /** How high a window has to be that shows all of the page, or of the dialog that is open: the console scrolls what is below. */
    private static final String NEEDED = """
            () => {
              const dialog = document.querySelector("dialog[open]");
              const all = dialog ? [] : [...document.querySelectorAll("main")];
              return dialog
                ? Math.ceil((dialog.scrollHeight + 2) / 0.9)
                : innerHeight + Math.max(0, ...all.map((each) => each.scrollHeight - each.clientHeight));
            }
            """;

    /** Somebody of the realm with these roles of its administration. */
    static People.Person administrator(SharedStack stack, String... roles) {
        return administrator(stack.realm(), roles);
    }

    /** The same in another realm. */
    static People.Person administrator(RealmResource realm, String... roles) {
        People.Person person = new People(realm).person("realmadmin");
        String management =
                realm.clients().findByClientId("realm-management").get(0).getId();
        List.of(roles).forEach(role -> realm.users()
                .get(person.id())
                .roles()
                .clientLevel(management)
                .add(List.of(realm.clients().get(management).roles().get(role).toRepresentation())));
        return person;
    }

    /** Signs in, and is where the console begins. */
    static Console signedIn(SharedStack stack, Page page, People.Person person) {
        return signedIn(stack, KeycloakSettings.REALM, page, person);
    }

    /** The same at the console of another realm. */
    static Console signedIn(SharedStack stack, String realm, Page page, People.Person person) {
        page.navigate(stack.keycloakUrl() + "/admin/" + realm + "/console/");
        Look.fill(page, person.username());
        page.locator("#kc-main-content-page-container").waitFor();
        return new Console(realm, page);
    }

    /** Goes to an address of the console, without loading it anew. */
    Console at(String path) {
        page.evaluate("hash => { location.hash = hash; }", "/" + realm + path);
        return this;
    }

    /** Ours, and nothing of the console around it. */
    Locator ours() {
        return page.locator("#portal-access");
    }

    Locator entry() {
        return page.getByTestId("nav-item-portal-access");
    }

    Locator button(String name) {
        return ours().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return ours().getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return ours().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    /** Where the page behind the dialog has a field of that name, too. */
    Locator fieldOfDialog(String label) {
        return ours().getByRole(AriaRole.DIALOG).getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    Locator row(String text) {
        return ours().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    /**
     * How it looks. Replaces the documentation's picture only where PORTICO_README_PICTURE is set: a test run leaves the work tree as it
     * was.
     */
    void picture(String name) {
        int width = page.viewportSize().width;
        page.setViewportSize(width, HIGH);
        page.mouse().move(0, 0);
        page.evaluate("() => document.activeElement?.blur()");
        int needed = ((Number) page.evaluate(NEEDED)).intValue();
        page.setViewportSize(width, needed > HIGHEST ? HIGH : Math.max(HIGH, needed));
        page.evaluate("() => document.querySelectorAll('main').forEach(each => each.scrollTo(0, 0))");
        Path picture = Browsers.picture(page, name);
        if (System.getenv("PORTICO_README_PICTURE") != null) {
            Path target = Project.here().root().resolve("docs/images/" + name + ".png");
            try {
                Files.copy(picture, target, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** In the dialog that is open. */
    Locator inDialog(String button) {
        return ours().getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true));
    }
}
