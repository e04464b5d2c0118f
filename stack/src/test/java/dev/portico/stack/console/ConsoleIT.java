package dev.portico.stack.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.api.FineGrained;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Whoever administers a realm does it all in Keycloak's console (26.7.4): R6, R11, R14, R25, R42, R50, R53, R67. Where another Keycloak has
 * another page, what has to be changed is {@code console.js} of the admin theme.
 */
@OnTheStack
class ConsoleIT {

    private static final String MESSENGER = "Enable In App Messenger";

    private final SharedStack stack;
    private final OrganizationRepresentation company;
    private final People.Person worker;

    ConsoleIT(SharedStack stack) {
        this.stack = stack;
        this.company = stack.people().organization("acme");
        this.worker = stack.people().person("ben");
        stack.people().join(worker, company.getId(), "portal-member");
    }

    @Test
    void thePageIsInTheNavigationAndItsListInPages(Page page) {
        Console console = asRealmAdmin(page);
        assertThat(page.locator("header").getByText("realmadmin Test")).isVisible();

        console.entry().click();

        assertThat(page).hasURL(Pattern.compile(".*#/portico/portal-access$"));
        assertThat(console.entry()).hasAttribute("aria-current", "page");
        console.field("Search by name or alias").fill(company.getAlias().toUpperCase(Locale.ROOT));
        assertThat(console.row(company.getAlias()).locator("td").nth(1)).hasText("1");
        assertThat(console.ours().locator("tbody tr")).hasCount(1);
        assertThat(page).hasURL(Pattern.compile(".*portal-access\\?search=.*"));
        assertThat(faults(page)).isEmpty();
        assertThat(console.link(company.getName())).hasCSS("color", "rgb(11, 92, 173)");
        console.entry().click();
        assertThat(console.field("Search by name or alias")).hasValue("");
        page.goBack();
        assertThat(console.ours().locator("tbody tr")).hasCount(1);
        console.link(company.getName()).click();
        assertThat(console.row(worker.username())).containsText("Member");
        page.getByTestId("nav-item-users").click();
        assertThat(console.ours()).hasCount(0);
        assertThat(page.getByTestId("nav-item-portal-access")).not().hasAttribute("aria-current", "page");
    }

    @Test
    void accessIsChangedBySaveAndTheJournalSaysWhoDidIt(Page page) {
        Console console = asRealmAdmin(page).at(there("members"));
        console.button("Change the access of ben Test").click();
        console.fieldOfDialog("Access level").selectOption("portal-admin");
        console.field(MESSENGER).check();
        assertThat(faults(page)).isEmpty();

        console.inDialog("Save").click();

        assertThat(console.row(worker.username())).containsText("Admin");
        assertThat(console.row(worker.username())).containsText(MESSENGER);
        console.at(there("journal"));
        assertThat(console.row("Role given")).containsText("Realm administrator: realmadmin Test");
        assertThat(console.row("Role given")).containsText("Role: " + MESSENGER);
        assertThat(faults(page)).isEmpty();
    }

    /** R12: fields, levels and roles are called what they are called elsewhere on the page, and no list is JSON. */
    @Test
    void theJournalTellsValuesInWords(Page page) {
        Console console = asRealmAdmin(page).at(there("journal"));

        assertThat(console.row("Organisation created")).containsText("Status: Active");
        assertThat(console.row("Organisation created")).containsText("Alias: " + company.getAlias());
        assertThat(console.row("What a group grants was changed")).containsText("Group: Member");
        assertThat(console.row("What a group grants was changed")).containsText("Role: Member");
        assertThat(console.row("Access level changed")).containsText("Access level: No Access");
        assertThat(console.row("Access level changed")).containsText("Access level: Member");
        assertThat(console.ours()).not().containsText("portal-member");
        assertThat(console.ours()).not().containsText("[");
    }

    @Test
    void theJournalOfOnePersonIsFoundByWhatTheyAreCalled(Page page) {
        Console console = asRealmAdmin(page).at(there("journal"));
        assertThat(console.row("Organisation created")).isVisible();
        console.field("Person (name, e-mail or id)").fill("nobody who is there");
        console.button("Show").click();
        assertThat(console.ours().getByText("Nobody is called so, or more than one."))
                .isVisible();

        console.field("Person (name, e-mail or id)").fill(worker.username());
        console.button("Show").click();

        assertThat(page).hasURL(Pattern.compile(".*/journal\\?user=" + worker.id()));
        assertThat(console.row("Joined the organisation")).isVisible();
        assertThat(console.row("Organisation created")).hasCount(0);
    }

    /** R36; that the API tells it when a mail server does is tested with a mail server (AccountMailBouncesIT). */
    @Test
    void aMailThatDidNotArriveIsToldOfWhoItWasSentTo(Page page) {
        page.route("**/members/" + worker.id(), ConsoleIT::withAMailThatDidNotArrive);
        Console console = asRealmAdmin(page).at(there("members"));

        console.button("Change the access of ben Test").click();

        assertThat(console.ours().getByText("Did not arrive: the link for a new password"))
                .isVisible();
        assertThat(console.ours().getByText("5.1.1 <b>no such mailbox</b>")).isVisible();
        assertThat(faults(page)).isEmpty();
    }

    /** R38, R40: the question names the person, and Cancel has the focus. */
    @Test
    void anAccountIsDeactivatedAfterAQuestionAndActivatedAgain(Page page) {
        Console console = asRealmAdmin(page).at(there("members"));
        console.button("Change the access of ben Test").click();
        console.inDialog("Deactivate").click();
        assertThat(console.ours().getByText("ben Test is signed out everywhere at once"))
                .isVisible();
        assertThat(console.inDialog("Cancel").last()).isFocused();
        page.keyboard().press("Escape");
        console.inDialog("Deactivate").click();
        console.inDialog("Deactivate").last().click();
        assertThat(console.ours().getByText("ben Test is deactivated.")).isVisible();

        console.inDialog("Activate").click();
        console.inDialog("Activate").last().click();

        assertThat(console.ours().getByText("ben Test is active.")).isVisible();
        assertThat(console.inDialog("Deactivate")).isVisible();
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwritten(Page page) {
        Console console = asRealmAdmin(page).at(there("members"));
        console.button("Change the access of ben Test").click();
        console.fieldOfDialog("Access level").selectOption("portal-admin");
        stack.people().join(worker, company.getId(), "enable-in-app-messenger");

        console.inDialog("Save").click();

        assertThat(console.ours().getByText("Nothing was overwritten")).isVisible();
        console.inDialog("Look again").click();
        assertThat(console.field(MESSENGER)).isChecked();
        assertThat(console.fieldOfDialog("Access level")).hasValue("portal-member");
    }

    @Test
    void somebodyIsInvitedAndTheInvitationWithdrawn(Page page) {
        Console console = asRealmAdmin(page).at(there("invitations"));
        String email = "guest@" + company.getAlias() + ".example";
        console.button("Invite").click();
        console.field("E-mail").fill(email);
        console.field("Access level").selectOption("portal-admin");
        console.inDialog("Invite").click();
        assertThat(console.row(email)).containsText("Admin");
        assertThat(faults(page)).isEmpty();

        console.button("Withdraw the invitation of " + email).click();
        assertThat(console.inDialog("Cancel")).isFocused();
        console.inDialog("Withdraw").click();

        assertThat(console.row(email)).hasCount(0);
    }

    @Test
    void aFileOfPeopleIsInvitedAndEachLineAnswered(Page page) {
        Console console = asRealmAdmin(page).at(there("invitations"));
        String email = "many@" + company.getAlias() + ".example";
        console.button("Invite many (CSV)").click();
        // What a browser says of a file that was not chosen after all.
        console.field("File").dispatchEvent("cancel");
        console.field("File")
                .setInputFiles(new FilePayload(
                        "people.csv",
                        "text/csv",
                        ("email,level\n" + email + ",portal-member\nnobody,portal-member\n").getBytes(UTF_8)));
        console.inDialog("Invite").click();

        assertThat(console.ours().getByText("Invited: 1 of 2")).isVisible();
        assertThat(faults(page)).isEmpty();
        console.inDialog("Close").click();
        assertThat(console.row(email)).containsText("Member");
    }

    /** R14, R18: whom it concerns is told before it is done. */
    @Test
    void aSettingIsShownWithWhomItConcernsBeforeItIsSaved(Page page) {
        Console console = asRealmAdmin(page).at("/portal-access/settings");
        console.field("Portal mode").selectOption("registered");
        console.button("Show what changes").click();
        assertThat(console.ours().getByText("Visitors, who are not signed in, may no longer"))
                .isVisible();
        assertThat(faults(page)).isEmpty();
        console.inDialog("Cancel").click();

        console.at(there("settings"));
        console.field("Contacts may view all requests of their account").selectOption("true");
        console.button("Show what changes").click();
        assertThat(console.ours().getByText("People concerned: 1")).isVisible();
        console.inDialog("Save").click();

        assertThat(console.ours().getByText("Saved.")).isVisible();
        assertThat(console.field("Contacts may view all requests of their account"))
                .hasValue("true");
    }

    /** R42, R50: a level of one's own is made, held, changed, and replaced before it goes. */
    @Test
    void aLevelIsMadeShownInTheMatrixAndReplaced(Page page) {
        String name = "lvl-" + company.getAlias();
        Console console = asRealmAdmin(page).at("/portal-access/levels/new");
        console.field("Name").fill(name);
        console.field("Title").fill("Looker " + company.getAlias());
        console.field("Sees and answers their own tickets").check();
        console.button("Show what changes").click();
        console.inDialog("Save").click();
        assertThat(console.ours().getByText(name, new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(faults(page)).isEmpty();
        stack.people().join(stack.people().person("looker"), company.getId(), name);

        console.button("Delete the level Looker " + company.getAlias()).click();
        console.inDialog("Show what changes").click();
        assertThat(console.ours().getByText("People concerned: 1")).isVisible();
        console.inDialog("Save").click();

        assertThat(console.ours().getByText(name, new Locator.GetByTextOptions().setExact(true)))
                .hasCount(0);
    }

    /** R11, R67: why somebody cannot contact Support, and the one call that changes it. */
    @Test
    void whySomebodyCannotContactSupportIsToldAndChanged(Page page) {
        Console console = asRealmAdmin(page).at(there("check"));
        console.field("Search by name or e-mail").fill(worker.username());
        console.field("Person").selectOption(worker.id());
        console.field("May they do this?").selectOption("messenger.contact");
        assertThat(console.ours().getByText("No, ben Test may not")).isVisible();
        assertThat(console.row("An access level is held").locator("td")).hasText(new String[] {"Role", "Member"});
        assertThat(console.row("No role they hold carries it").locator("td"))
                .hasText(new String[] {"Role", "Contacts Support in the messenger"});
        assertThat(faults(page)).isEmpty();

        console.button("Do it now").click();
        console.inDialog("Do it now").click();

        assertThat(console.ours().getByText("Yes, ben Test")).isVisible();
    }

    @Test
    void theTabOnTheConsolesPageAboutAnOrganisationShowsTheSame(Page page) {
        Console console = asRealmAdmin(page).at("/organizations/" + company.getId() + "/settings");

        page.getByTestId("portalAccessTab").click();

        assertThat(console.row(worker.username())).containsText("Member");
        assertThat(page.getByTestId("membersTab")).isVisible();
        assertThat(faults(page)).isEmpty();
        console.link("Access check").click();
        assertThat(page).hasURL(Pattern.compile(".*/organizations/" + company.getId() + "/portal-access/check$"));
        page.getByTestId("membersTab").click();
        assertThat(console.ours()).hasCount(0);
    }

    @Test
    void healthTellsWhatIsMissing(Page page) {
        Console console = asRealmAdmin(page).at("/portal-access/health");

        assertThat(console.ours().getByText("Everything that access needs is there."))
                .isVisible();
        assertThat(faults(page)).isEmpty();
    }

    /** All that is needed is there, and still nobody hears of anything: that is not said in green. */
    @Test
    void signalsThatNobodyFetchesAreTold(Page page) {
        page.route(
                "**/portal-access/health",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(route.fetch()
                                .text()
                                .replaceAll("\"delivered\":\\d+,\"pending\":\\d+", "\"delivered\":0,\"pending\":3"))));
        Console console = asRealmAdmin(page).at("/portal-access/health");

        assertThat(console.ours().getByText("Signals are waiting, and nobody has received any lately."))
                .isVisible();
        assertThat(console.ours().getByText("Everything that access needs is there."))
                .isVisible();
        assertThat(console.ours().locator(".pf-m-success")).hasCount(0);
        assertThat(faults(page)).isEmpty();
    }

    @Test
    void whatIsMissingIsToldInWordsOfThePage(Page page) {
        page.route(
                "**/portal-access/health",
                route -> route.fulfill(
                        new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(
                                        route.fetch()
                                                .text()
                                                .replace(
                                                        "\"missing\":[]",
                                                        "\"missing\":[{\"reason\":\"feature-off\",\"values\":[\"organization\"],\"what\":\"told\"},"
                                                                + "{\"reason\":\"of another release\",\"values\":[],\"what\":\"as it was told\"}]"))));
        Console console = asRealmAdmin(page).at("/portal-access/health");

        assertThat(console.ours().getByText("Keycloak was built without the feature organization."))
                .isVisible();
        assertThat(console.ours().locator("[lang=en]")).hasText("as it was told");
    }

    /** R10: who manages one organisation by a fine-grained permission finds that one, and nothing else. */
    @Test
    void theAdminOfOneOrganisationFindsThatOneAndNothingElse(Page page) {
        OrganizationRepresentation other = stack.people().organization("elsewhere");
        People.Person clerk = Console.administrator(stack, "query-organizations");
        try (FineGrained permissions = new FineGrained(stack)) {
            permissions.manage(company.getId(), permissions.user(clerk));
            Console console = Console.signedIn(stack, page, clerk);

            console.entry().click();

            assertThat(console.row(company.getAlias())).isVisible();
            assertThat(console.ours().locator("tbody tr")).hasCount(1);
            assertThat(console.link("Settings")).hasCount(0);
            console.link(company.getName()).click();
            console.button("Change the access of ben Test").click();
            console.fieldOfDialog("Access level").selectOption("portal-admin");
            console.inDialog("Save").click();
            assertThat(console.row(worker.username())).containsText("Admin");
            console.at("/portal-access/organizations/" + other.getId());
            assertThat(console.ours()
                            .getByText("There is nothing here that you may see.")
                            .first())
                    .isVisible();
            console.at("/portal-access/settings");
            assertThat(console.ours().getByText("Your account may not see this part."))
                    .isVisible();
        }
    }

    @Test
    void itIsReadInTheDarkAndFromRightToLeft() {
        People.Person admin = Console.administrator(stack, "realm-admin");
        UserRepresentation user = stack.realm().users().get(admin.id()).toRepresentation();
        user.singleAttribute("locale", "he");
        stack.realm().users().get(admin.id()).update(user);
        try (BrowserContext context = new Look("dark", ColorScheme.DARK, "he", 1100).browser()) {
            Console console = Console.signedIn(stack, context.newPage(), admin).at(there("members"));

            assertThat(console.row(worker.username())).isVisible();
            assertThat(console.page().locator("html")).hasAttribute("dir", "rtl");
            assertThat(console.ours()).hasAttribute("lang", "he");
            assertThat(faults(console.page())).isEmpty();

            console.at("/portal-access?search=" + company.getAlias());
            assertThat(console.link(company.getName())).hasCSS("color", "rgb(121, 184, 255)");
            assertThat(faults(console.page())).isEmpty();
            Map<String, String> parts = Map.of("levels/new", "[maxlength='63']", "settings", "select", "health", "dl");
            parts.forEach((part, within) -> {
                console.at("/portal-access/" + part);
                assertThat(console.ours().locator(within).first()).isVisible();
                assertThat(faults(console.page())).isEmpty();
            });
        }
    }

    /** The server's own words for it are English; what is said at the field is the page's. */
    @Test
    void whatIsRefusedAtAFieldIsToldInTheLanguageOfThePage() {
        People.Person admin = Console.administrator(stack, "realm-admin");
        UserRepresentation user = stack.realm().users().get(admin.id()).toRepresentation();
        user.singleAttribute("locale", "de");
        stack.realm().users().get(admin.id()).update(user);
        try (BrowserContext context = new Look("german", ColorScheme.LIGHT, "de", 1100).browser()) {
            Console console = Console.signedIn(stack, context.newPage(), admin).at(there("invitations"));
            console.button("Einladen").click();
            console.field("E-Mail").fill("niemand");
            console.inDialog("Einladen").click();

            assertThat(console.ours().locator(".portal-access__wrong"))
                    .hasText("Das kann nicht angenommen werden. Bitte korrigieren Sie es.");
            assertThat(faults(console.page())).isEmpty();
        }
    }

    /** A Keycloak whose page has other names: no entry, no tab, and still the page, at its address. */
    @Test
    void withoutAnythingToHoldOnToThePageIsStillAtItsAddress(Page page) {
        page.route("**/portal-access/console.js", ConsoleIT::estranged);
        Console console = asRealmAdmin(page).at(there("members"));

        assertThat(console.row(worker.username())).isVisible();
        assertThat(console.entry()).hasCount(0);
    }

    @Test
    void aTokenThatHasEndedIsRenewedUnseen(Page page) {
        page.clock().install();
        Console console = asRealmAdmin(page).at(there("members"));
        assertThat(console.row(worker.username())).isVisible();
        page.clock().fastForward(120_000);

        page.waitForRequest(
                ConsoleIT::renewsOurs, () -> console.link("Journal").last().click());

        assertThat(console.row("Joined the organisation")).isVisible();
    }

    @Test
    void aTokenThatTheServerRefusesIsReplacedOnce(Page page) {
        Console console = asRealmAdmin(page).at(there("members"));
        assertThat(console.row(worker.username())).isVisible();
        AtomicBoolean refused = new AtomicBoolean();
        page.route("**/portal-access/organizations/*/journal", route -> {
            if (refused.compareAndSet(false, true)) {
                route.fulfill(new Route.FulfillOptions().setStatus(401));
            } else {
                route.resume();
            }
        });

        console.link("Journal").last().click();

        assertThat(console.row("Joined the organisation")).isVisible();
        assertThat(refused).isTrue();
    }

    /** The console goes back to the login page by itself, a few seconds later. */
    @Test
    void whereSomebodyElseIsSignedInByNowNothingIsDoneInTheirName(Page page) {
        Console console = asRealmAdmin(page).at(there("members"));
        assertThat(console.row(worker.username())).isVisible();
        page.route("**/protocol/openid-connect/token", ConsoleIT::asSomebodyElse);
        page.route(
                "**/portal-access/organizations/*/journal",
                route -> route.fulfill(new Route.FulfillOptions().setStatus(401)));

        console.link("Journal").last().click();

        assertThat(console.ours().getByText("You are not signed in any more.").first())
                .isVisible();
    }

    /** Attack 24: a name is a name, whatever it looks like. */
    @Test
    void aNameThatLooksLikeMarkupIsShownAsItIs(Page page) {
        String name = "<img src=x onerror=\"document.title='owned'\"> " + company.getAlias();
        company.setName(name);
        stack.realm().organizations().get(company.getId()).update(company).close();
        Console console = asRealmAdmin(page).at("/portal-access?search=" + company.getAlias());

        assertThat(console.link(name)).isVisible();
        console.link(name).click();

        assertThat(console.ours().getByText(name).first()).isVisible();
        assertThat(console.ours().locator("img")).hasCount(0);
        assertThat(page).not().hasTitle("owned");
    }

    /** Attack 3: what is asked of the API stays below what the page is about. */
    @Test
    void anAddressThatClimbsIsNotOursAndOneThatNamesNothingSaysSo(Page page) {
        Console console = asRealmAdmin(page).at(there("members"));
        assertThat(console.row(worker.username())).isVisible();

        console.at("/portal-access/organizations/%2e%2e/members");
        assertThat(console.ours()).hasCount(0);

        console.at(there("constructor"));
        assertThat(console.ours().getByText("There is nothing here that you may see."))
                .isVisible();
    }

    @Test
    void whatCannotBeShownIsSaidAndTheRestStays(Page page) {
        page.route(
                "**/portal-access/health",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{}")));
        Console console = asRealmAdmin(page).at("/portal-access/health");
        assertThat(console.ours().getByText("This cannot be shown.")).isVisible();

        console.at("/portal-access/levels");

        assertThat(console.link("New level")).isVisible();
    }

    @Test
    void aDialogIsOpenedReadAndLeftByTheKeyboardAlone(Page page) {
        Console console = asRealmAdmin(page).at(there("members"));
        Locator change = console.button("Change the access of ben Test");
        change.focus();
        page.keyboard().press("Enter");
        assertThat(console.field(MESSENGER)).isVisible();
        console.field(MESSENGER).focus();
        page.keyboard().press("Space");
        assertThat(console.field(MESSENGER)).isChecked();

        page.keyboard().press("Escape");

        assertThat(console.ours().getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(change).isFocused();
        assertThat(console.row(worker.username())).not().containsText(MESSENGER);
    }

    @Test
    void onASmallScreenNothingIsBesideIt() {
        try (BrowserContext context = new Look("small", ColorScheme.LIGHT, "en", 320).browser()) {
            Console console = Console.signedIn(stack, context.newPage(), Console.administrator(stack, "realm-admin"))
                    .at(there("members"));
            assertThat(console.row(worker.username())).isVisible();
            assertThat(faults(console.page())).isEmpty();
            assertThat(console.ours().evaluate("ours => ours.getBoundingClientRect().right <= innerWidth"))
                    .isEqualTo(true);
            console.button("Change the access of ben Test").click();
            assertThat(console.field("Own tickets only")).isVisible();
            Browsers.picture(console.page(), "console-small-member");
            assertThat(console.ours()
                            .getByRole(AriaRole.DIALOG)
                            .evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth"))
                    .isEqualTo(true);
        }
    }

    /** R35: chosen here, and never shown again. */
    @Test
    void anOrganisationsKeyIsChosenAndAskedFor(Page page) {
        Console console = asRealmAdmin(page).at(there("settings"));
        assertThat(console.ours().getByText("None yet")).isVisible();
        console.field("New key").fill("Open, sesame: it is us");
        console.field("New key, once more").fill("Open, sesame: it is");
        assertThat(console.button("Save")).isDisabled();
        console.field("New key, once more").fill("Open, sesame: it is us");
        console.field("Ask for the key").check();
        assertThat(console.button("Save")).isDisabled();
        console.ours().getByLabel("I have told it to them.").check();

        console.button("Save").click();

        assertThat(console.ours().getByText("Saved.")).isVisible();
        assertThat(console.ours().getByText("None yet")).hasCount(0);
        assertThat(console.field("New key")).hasValue("");
        assertThat(console.field("Organisation key")).hasValue("true");

        console.field("New key").fill("Close, sesame: it is us");
        console.field("New key, once more").fill("Close, sesame: it is us");
        assertThat(console.button("Save")).isDisabled();
        console.ours().getByLabel("I have told it to them.").check();
        console.button("Save").click();
        assertThat(console.field("New key")).hasValue("");
        assertThat(console.ours().getByText("Saved.")).isVisible();
    }

    /** What people are called is theirs to choose; the server's own files treat the same cells so. */
    @Test
    void noCellOfAFileIsAFormula(Page page) {
        asRealmAdmin(page);
        List<String> risky = List.of(
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                " =1",
                "\r\n=1",
                "\uFF1D1",
                "\u200B=1",
                "\uFEFF@x",
                "\u00A0\uFF0D1");
        List<String> text = List.of("Ben", "ben@acme.example", "2026-11-21", "", "O'Hara", "a=b");
        String script = page.locator("script[src*='portal-access']").first().getAttribute("src");

        Object file = page.evaluate(
                "async ([script, cells]) => (await import(new URL('csv.js', new URL(script, location.href)).href))"
                        + ".csv(['name'], cells.map(cell => [cell]))",
                List.of(script, Stream.concat(risky.stream(), text.stream()).toList()));

        assertThat(String.valueOf(file))
                .isEqualTo(Stream.of(Stream.of("name"), risky.stream().map(cell -> "'" + cell), text.stream())
                        .flatMap(each -> each)
                        .map(cell -> "\"" + cell + "\"\r\n")
                        .collect(Collectors.joining()));
    }

    /** Attack 25: a name stands in questions like whether somebody is to be deactivated. */
    @Test
    void noNameTurnsRoundWhatStandsBesideIt(Page page) {
        asRealmAdmin(page);
        String script = page.locator("script[src*='portal-access']").first().getAttribute("src");

        Object name = page.evaluate(
                "async script => (await import(new URL('views/names.js', new URL(script, location.href)).href))"
                        + ".nameOf({ firstName: 'Ada\u2069\u202e', lastName: '\u2067Abel', username: 'ada' })",
                script);

        assertThat(String.valueOf(name)).isEqualTo("Ada Abel");
    }

    private Console asRealmAdmin(Page page) {
        return Console.signedIn(stack, page, Console.administrator(stack, "realm-admin"));
    }

    private String there(String view) {
        return "/portal-access/organizations/" + company.getId() + "/" + view;
    }

    /** What axe finds in ours; what it finds in the console is Keycloak's to mend. */
    private static List<String> faults(Page page) {
        return Browsers.violations(page, "#portal-access");
    }

    /** The console's own requests name the grant first. */
    private static boolean renewsOurs(Request request) {
        return request.url().endsWith("/token")
                && String.valueOf(request.postData())
                        .startsWith("client_id=security-admin-console&grant_type=refresh_token");
    }

    private static void withAMailThatDidNotArrive(Route route) {
        route.fulfill(
                new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(
                                route.fetch()
                                        .text()
                                        .replace(
                                                "\"undelivered\":[]",
                                                "\"undelivered\":[{\"kind\":\"password-reset\",\"sentAt\":\"2026-01-01T00:00:00Z\",\"sentBy\":null,"
                                                        + "\"failedAt\":\"2026-01-01T00:01:00Z\",\"answer\":\"5.1.1 <b>no such mailbox</b>\"}]")));
    }

    private static void asSomebodyElse(Route route) {
        String claims =
                Base64.getUrlEncoder().withoutPadding().encodeToString("{\"sub\":\"somebody else\"}".getBytes(UTF_8));
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setBody(route.fetch()
                        .text()
                        .replaceAll("\"id_token\":\"[^\"]*\"", "\"id_token\":\"head." + claims + ".signature\"")));
    }

    private static void estranged(Route route) {
        String script = route.fetch().text();
        route.fulfill(new Route.FulfillOptions()
                .setContentType("text/javascript")
                .setBody(script.replace("kc-main-content-page-container", "gone")
                        .replace("nav-item-", "gone-")
                        .replace("keycloak__page_nav__nav", "gone")
                        .replace("organization-tabs", "gone")));
    }
}
