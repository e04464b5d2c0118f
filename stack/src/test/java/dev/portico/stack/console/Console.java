package dev.portico.stack.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.portico.stack.KeycloakSettings;
import dev.portico.stack.Look;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.util.List;

/** Keycloak's console of the realm itself, and our page in it. */
record Console(SharedStack stack, Page page) {

    private static final String HOME = "/admin/" + KeycloakSettings.REALM + "/console/";

    /** Somebody of the realm with these roles of its administration. */
    static People.Person administrator(SharedStack stack, String... roles) {
        People.Person person = stack.people().person("realmadmin");
        String management = stack.realm()
                .clients()
                .findByClientId("realm-management")
                .get(0)
                .getId();
        List.of(roles).forEach(role -> stack.realm()
                .users()
                .get(person.id())
                .roles()
                .clientLevel(management)
                .add(List.of(stack.realm()
                        .clients()
                        .get(management)
                        .roles()
                        .get(role)
                        .toRepresentation())));
        return person;
    }

    /** Signs in, and is where the console begins. */
    static Console signedIn(SharedStack stack, Page page, People.Person person) {
        page.navigate(stack.keycloakUrl() + HOME);
        Look.fill(page, person.username());
        page.locator("#kc-main-content-page-container").waitFor();
        return new Console(stack, page);
    }

    /** Goes to an address of the console, without loading it anew. */
    Console at(String path) {
        page.evaluate("hash => { location.hash = hash; }", "/" + KeycloakSettings.REALM + path);
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

    /** In the dialog that is open. */
    Locator inDialog(String button) {
        return ours().getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true));
    }
}
