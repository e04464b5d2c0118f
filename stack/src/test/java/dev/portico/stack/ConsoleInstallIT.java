package dev.portico.stack;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.net.URLEncoder;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** Keycloak as it is unpacked, our jar put into it, and all the rest done in its console (26.7.4): R6, R11, R14, R42, R67. */
@OnTheStack
class ConsoleInstallIT {

    private static final String PORTAL = "https://support.example.com";

    private static @Nullable UntouchedKeycloak running;

    @BeforeAll
    static void start() {
        Project project = Project.here();
        running = UntouchedKeycloak.start(project, project.root().resolve("stack/target/untouched"));
    }

    @AfterAll
    static void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void aNewRealmGetsThePortalAndItsFirstCustomerWithoutLeavingTheConsole(Page page) {
        signIn(page);
        page.evaluate("() => { window.stayed = true; }");
        makeRealm(page, "customers");
        entry(page).click();
        link(page, "Is the portal not installed in this realm yet?").click();
        install(page);
        assertThat(page.getByTestId("nav-item-organizations")).isVisible();
        withMail(page, "customers");
        entry(page).click();
        String organization = makeOrganization(page, "acme");
        invite(page, "boss@acme.example");
        defineLevel(page);
        switchTheMode(page);
        // What the console saves of a realm is all of it, as it has read it last.
        withMail(page, "customers");
        whySomebodyCannotContactSupport(page, organization);

        assertThat(page.evaluate("() => window.stayed"))
                .as("the page was never loaded anew")
                .isEqualTo(true);
    }

    /** What would be lost is said, with how many people, and done only for who says that this is known. */
    @Test
    void whoUndoesItIsToldFirstWhoLosesWhat(Page page) {
        try (Keycloak admin = keycloak().admin()) {
            RealmResource realm = emptyRealm(admin, "trial");
            signIn(page);
            at(page, "/trial/portal-access/installation");
            install(page);
            People people = new People(realm);
            people.join(people.person("worker"), people.organization("customer").getId(), "portal-member");

            button(page, "Undo the installation").click();
            assertThat(ours(page).getByText("People who lose something: 1")).isVisible();
            assertThat(ours(page).getByRole(AriaRole.DIALOG).locator("tbody tr").first())
                    .containsText("groups: 1, which stay and grant nothing");
            assertThat(row(page, "groups: 1, which stay and grant nothing")).containsText("portal-member");
            assertThat(faults(page)).isEmpty();
            Browsers.picture(page, "console-undo");
            assertThat(inDialog(page, "Undo it")).isDisabled();
            ours(page)
                    .getByLabel("It is in use: 1 people lose something, and I know it.")
                    .check();
            inDialog(page, "Undo it").click();

            assertThat(ours(page).getByText("The installation is undone.")).isVisible();
            assertThat(realm.roles().list())
                    .extracting(RoleRepresentation::getName)
                    .noneMatch(name -> name.startsWith("portal"));
        }
    }

    /** Nothing of ours is put over a realm's own choice, nor over what an installation would take the place of. */
    @Test
    void whatIsInTheWayIsNamedAndNothingIsInstalled(Page page) {
        try (Keycloak admin = keycloak().admin()) {
            RealmResource realm = emptyRealm(admin, "taken");
            RoleRepresentation theirs = new RoleRepresentation();
            theirs.setName("portal-admin");
            realm.roles().create(theirs);
            signIn(page);

            at(page, "/taken/portal-access/installation");

            assertThat(row(page, "portal-admin").first()).containsText("In the way");
            assertThat(installs(page)).isDisabled();
        }
    }

    /** An address that is no portal's is refused in words of the page's, and what was typed stays. */
    @Test
    void anAddressThatIsNoneIsRefusedAndStaysToBeCorrected(Page page) {
        try (Keycloak admin = keycloak().admin()) {
            emptyRealm(admin, "typing");
        }
        signIn(page);
        at(page, "/typing/portal-access/installation");
        field(page, "Address of the portal").fill("http://support.example.com");

        assertThat(ours(page).getByText("This is no address that a portal can have."))
                .isVisible();
        assertThat(field(page, "Address of the portal")).hasValue("http://support.example.com");
        assertThat(field(page, "Address of the portal")).hasAttribute("aria-invalid", "true");
        assertThat(installs(page)).hasCount(0);
    }

    /** Half of an address is not asked about, let alone refused: one that is whole is, at the latest when the field is left. */
    @Test
    void anAddressIsAskedAboutOnceItIsWhole(Page page) {
        try (Keycloak admin = keycloak().admin()) {
            emptyRealm(admin, "whole");
        }
        page.clock().install();
        List<String> asked = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (request.url().contains("/installation?portal=")) {
                asked.add(request.url());
            }
        });
        signIn(page);
        at(page, "/whole/portal-access/installation");
        assertThat(installs(page)).isVisible();

        field(page, "Address of the portal").fill("https://supp");
        page.clock().fastForward(500);
        field(page, "Address of the portal").fill(PORTAL);
        field(page, "Address of the portal").blur();

        assertThat(row(page, PORTAL + "/*")).containsText("Is made");
        assertThat(asked).isNotEmpty().allMatch(url -> url.endsWith("?portal=" + URLEncoder.encode(PORTAL, UTF_8)));
    }

    /** What an earlier plan said of the field is not said beside a field that is filled in. */
    @Test
    void whileAnotherPlanIsAwaitedNothingIsSaidOfTheOneBefore(Page page) {
        try (Keycloak admin = keycloak().admin()) {
            emptyRealm(admin, "awaited");
        }
        signIn(page);
        at(page, "/awaited/portal-access/installation");
        Locator note =
                ours(page).getByText("No client is made for the portal as long as “Address of the portal” is empty.");
        assertThat(note).isVisible();
        CompletableFuture<Route> held = new CompletableFuture<>();
        page.route("**/installation?portal=*", held::complete);

        field(page, "Address of the portal").fill(PORTAL);
        field(page, "Address of the portal").blur();

        page.waitForCondition(held::isDone);
        assertThat(note).hasCount(0);
        assertThat(installs(page)).isDisabled();
        held.join().resume();
        assertThat(row(page, PORTAL + "/*")).containsText("Is made");
        assertThat(note).hasCount(0);
        assertThat(installs(page)).isEnabled();
    }

    /** Leaving the field asks for the plan, which is there before the button is let go: pressing it makes nothing that nobody has read. */
    @Test
    void whoPressesInstallBeforeThePlanOfTheAddressIsThereIsToldSoAndNothingIsMade(Page page) {
        try (Keycloak admin = keycloak().admin()) {
            RealmResource realm = emptyRealm(admin, "hasty");
            signIn(page);
            at(page, "/hasty/portal-access/installation");
            assertThat(installs(page)).isEnabled();
            CompletableFuture<Route> held = new CompletableFuture<>();
            page.route("**/installation?portal=*", route -> {
                if (!held.complete(route)) {
                    route.resume();
                }
            });
            List<String> made = new CopyOnWriteArrayList<>();
            page.onRequest(request -> {
                if (request.method().equals("POST") && request.url().contains("/installation")) {
                    made.add(request.url());
                }
            });

            field(page, "Address of the portal").fill(PORTAL);
            assertThat(installs(page)).isDisabled();
            installs(page).scrollIntoViewIfNeeded();
            BoundingBox button = installs(page).boundingBox();
            page.mouse().move(button.x + button.width / 2, button.y + button.height / 2);
            page.mouse().down();
            page.waitForCondition(held::isDone);
            held.join().resume();
            assertThat(row(page, PORTAL + "/*")).containsText("Is made");
            page.mouse().up();

            Locator early = ours(page)
                    .getByText("Nothing is installed yet: by what you have entered the plan is another one."
                            + " Read it, then press Install again.");
            assertThat(early).isVisible();
            assertThat(installs(page)).isEnabled();
            assertThat(made).isEmpty();
            assertThat(faults(page)).isEmpty();
            Browsers.picture(page, "console-install-early");
            installs(page).click();
            assertThat(ours(page).getByText("Everything that the portal needs is in this realm."))
                    .isVisible();
            assertThat(early).hasCount(0);
            assertThat(made).hasSize(1).allMatch(url -> url.endsWith("?portal=" + URLEncoder.encode(PORTAL, UTF_8)));
            assertThat(realm.clients().findByClientId("portal")).hasSize(1);
        }
    }

    /** By keyboard, too: what waits is told, not passed over. */
    @Test
    void whoPressesEnterOnAnInstallThatWaitsIsToldSo(Page page) {
        try (Keycloak admin = keycloak().admin()) {
            RealmResource realm = emptyRealm(admin, "hastier");
            signIn(page);
            at(page, "/hastier/portal-access/installation");
            assertThat(installs(page)).isEnabled();
            CompletableFuture<Route> held = new CompletableFuture<>();
            page.route("**/installation?portal=*", held::complete);
            field(page, "Address of the portal").fill(PORTAL);

            installs(page).focus();
            page.keyboard().press("Enter");

            page.waitForCondition(held::isDone);
            assertThat(ours(page).getByText("Nothing is installed yet:")).isVisible();
            held.join().resume();
            assertThat(row(page, PORTAL + "/*")).containsText("Is made");
            assertThat(installs(page)).isFocused();
            assertThat(realm.roles().list())
                    .extracting(RoleRepresentation::getName)
                    .noneMatch(name -> name.startsWith("portal"));
        }
    }

    @Test
    void whatWasTypedIsThereAfterALookAtAnotherPart(Page page) {
        try (Keycloak admin = keycloak().admin()) {
            emptyRealm(admin, "looking");
        }
        signIn(page);
        at(page, "/looking/portal-access/installation");
        field(page, "Address of the portal").fill(PORTAL);
        field(page, "Login page that asks for the name first").selectOption("keep");

        link(page, "Health").click();
        assertThat(installs(page)).hasCount(0);
        link(page, "Installation").click();

        assertThat(field(page, "Address of the portal")).hasValue(PORTAL);
        assertThat(field(page, "Login page that asks for the name first")).hasValue("keep");
        assertThat(row(page, PORTAL + "/*")).containsText("Is made");
    }

    /** The page comes with the jar where a realm has chosen no console, and never over a choice. */
    @Test
    void aRealmThatHasChosenKeycloaksOwnConsoleHasThatOne(Page page) {
        try (Keycloak admin = keycloak().admin()) {
            choose(admin, "keycloak.v2");
            signIn(page);
            assertThat(page.locator("script[src*='portal-access']")).hasCount(0);

            choose(admin, "");
            page.reload();

            assertThat(entry(page)).isVisible();
        }
    }

    /** After an address that was typed the console is still about the realm before, and would make the organisation there. */
    @Test
    void whatThePageLeadsToIsAboutTheRealmOfThePage(Page page) {
        try (Keycloak admin = keycloak().admin()) {
            RealmResource realm = emptyRealm(admin, "beside");
            RealmRepresentation settings = realm.toRepresentation();
            settings.setOrganizationsEnabled(true);
            realm.update(settings);
            signIn(page);
            at(page, "/beside/portal-access");

            makeOrganization(page, "neighbours");

            assertThat(realm.organizations().list(0, 10))
                    .extracting(OrganizationRepresentation::getName)
                    .containsExactly("neighbours");
        }
    }

    private static void signIn(Page page) {
        page.navigate(keycloak().url() + "/admin/master/console/");
        Look.fill(page, KeycloakSettings.ADMIN);
        page.locator("#kc-main-content-page-container").waitFor();
    }

    private static void makeRealm(Page page, String name) {
        at(page, "/master/realms");
        page.getByTestId("add-realm").click();
        page.getByTestId("realm").fill(name);
        page.getByTestId("create").click();
        assertThat(page).hasURL(Pattern.compile(".*#/" + name + "(/.*)?$"));
    }

    private static void install(Page page) {
        field(page, "Address of the portal").fill(PORTAL);
        assertThat(row(page, PORTAL + "/*")).containsText("Is made");
        assertThat(row(page, "organizationsEnabled")).containsText("Is changed");
        assertThat(faults(page)).isEmpty();
        Browsers.picture(page, "console-install");
        installs(page).click();
        assertThat(ours(page).getByText("Everything that the portal needs is in this realm."))
                .isVisible();
        assertThat(installs(page)).hasCount(0);
        assertThat(faults(page)).isEmpty();
        Browsers.picture(page, "console-installed");
    }

    /** By what a realm sends mail is no affair of ours: on the console's own page. */
    private static void withMail(Page page, String realm) {
        at(page, "/" + realm + "/realm-settings/email");
        page.getByTestId("smtpServer.from").fill("support@customers.example");
        page.getByTestId("smtpServer.host").fill("localhost");
        page.getByTestId("smtpServer.port").fill(Integer.toString(keycloak().smtp()));
        Response saved = page.waitForResponse(
                response -> response.request().method().equals("PUT"),
                () -> page.getByTestId("email-tab-save").click());
        assertThat(saved.status()).isEqualTo(204);
    }

    /** On the console's own page. */
    private static String makeOrganization(Page page, String name) {
        link(page, "New organisation").click();
        page.getByTestId("name").fill(name);
        page.getByTestId("save").click();
        assertThat(page).hasURL(Pattern.compile(".*/organizations/[^/]+/settings$"));
        String organization = page.url().replaceAll(".*/organizations/([^/]+)/settings$", "$1");
        page.getByTestId("portalAccessTab").click();
        return organization;
    }

    private static void invite(Page page, String email) {
        link(page, "Invitations").click();
        button(page, "Invite").click();
        field(page, "E-mail").fill(email);
        field(page, "Access level").selectOption("portal-admin");
        inDialog(page, "Invite").click();
        assertThat(row(page, email)).containsText("Admin");
        page.waitForCondition(() -> !keycloak().mailbox().mailsTo(email).isEmpty());
    }

    private static void defineLevel(Page page) {
        entry(page).click();
        link(page, "Access levels").click();
        link(page, "New level").click();
        field(page, "Name").fill("reader");
        field(page, "Title").fill("Reader");
        field(page, "Sees and answers their own tickets").check();
        button(page, "Show what changes").click();
        inDialog(page, "Save").click();
        assertThat(ours(page)
                        .getByText("reader", new Locator.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
    }

    private static void switchTheMode(Page page) {
        link(page, "Settings").click();
        field(page, "Portal mode").selectOption("everyone");
        field(page, "Ticketing").check();
        button(page, "Show what changes").click();
        inDialog(page, "Save").click();
        assertThat(ours(page).getByText("Saved.")).isVisible();
        assertThat(field(page, "Portal mode")).hasValue("everyone");
    }

    private static void whySomebodyCannotContactSupport(Page page, String organization) {
        makeWorker(page, "customers", organization);
        entry(page).click();
        link(page, "Settings").click();
        assertThat(field(page, "Portal mode")).hasValue("everyone");
        link(page, "Organisations").click();
        link(page, "acme").click();
        button(page, "Change the access of worker Test").click();
        ours(page).getByRole(AriaRole.DIALOG).getByLabel("Access level").selectOption("portal-member");
        inDialog(page, "Save").click();
        assertThat(row(page, "worker Test")).containsText("Member");
        link(page, "Access check").click();
        field(page, "May they do this?").selectOption("messenger.contact");
        assertThat(ours(page).getByText("No, worker Test may not")).isVisible();
        button(page, "Do it now").click();
        inDialog(page, "Do it now").click();
        assertThat(ours(page).getByText("Yes, worker Test")).isVisible();
    }

    /** A user of the realm and a member of the organisation, on the console's own pages. */
    private static void makeWorker(Page page, String realm, String organization) {
        at(page, "/" + realm + "/users/add-user");
        page.getByTestId("username").fill("worker");
        page.getByTestId("email").fill("worker@acme.example");
        page.getByTestId("firstName").fill("worker");
        page.getByTestId("lastName").fill("Test");
        page.getByTestId("user-creation-save").click();
        assertThat(page).hasURL(Pattern.compile(".*/users/[0-9a-f-]{36}/settings$"));
        at(page, "/" + realm + "/organizations/" + organization + "/members");
        page.getByText("Add realm user", new Page.GetByTextOptions().setExact(true))
                .click();
        Locator added = page.getByRole(AriaRole.DIALOG);
        added.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("worker@acme.example"))
                .getByRole(AriaRole.CHECKBOX)
                .check();
        added.getByTestId("add").click();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("worker")))
                .isVisible();
    }

    private static RealmResource emptyRealm(Keycloak admin, String name) {
        RealmRepresentation realm = new RealmRepresentation();
        realm.setRealm(name);
        realm.setEnabled(true);
        admin.realms().create(realm);
        return admin.realm(name);
    }

    private static void choose(Keycloak admin, String theme) {
        RealmRepresentation master = admin.realm("master").toRepresentation();
        master.setAdminTheme(theme);
        admin.realm("master").update(master);
    }

    private static UntouchedKeycloak keycloak() {
        return Objects.requireNonNull(running);
    }

    private static void at(Page page, String path) {
        page.evaluate("hash => { location.hash = hash; }", path);
    }

    private static Locator entry(Page page) {
        return page.getByTestId("nav-item-portal-access");
    }

    private static Locator ours(Page page) {
        return page.locator("#portal-access");
    }

    private static Locator button(Page page, String name) {
        return ours(page)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The button says how many steps there are. */
    private static Locator installs(Page page) {
        return ours(page)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Install \\(")));
    }

    private static Locator link(Page page, String name) {
        return ours(page)
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    private static Locator field(Page page, String label) {
        return ours(page)
                .getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .last();
    }

    private static Locator row(Page page, String text) {
        return ours(page).getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    private static Locator inDialog(Page page, String button) {
        return ours(page)
                .getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true));
    }

    private static List<String> faults(Page page) {
        return Browsers.violations(page, "#portal-access");
    }
}
