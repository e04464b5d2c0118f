package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dev.portico.stack.Browsers;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.SqlCounter;
import dev.portico.stack.Tokens;
import dev.portico.stack.invitations.Letter;
import dev.portico.stack.mail.MailProgram;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What is done to an account: deactivate, activate, a link for a new password, another address. */
@OnTheStack
class AccountDeedsIT {

    private static final Pattern LINK = Pattern.compile("http\\S+");

    private final SharedStack stack;
    private final Company company;
    private final People.Person worker;

    AccountDeedsIT(SharedStack stack) {
        this.stack = stack;
        this.company = new Company(stack);
        this.worker = company.somebody("portal-member");
    }

    @Test
    void aDeactivatedPersonIsOutAndStartsCleanWhenActivated() {
        Tokens.Answer before = stack.tokens().of(worker.username());
        Offline offline = new Offline();
        assertThat(offline.works()).isTrue();
        Changes boss = company.asBoss();

        Changes.Told told = boss.send("POST", company.path(worker) + "/deactivate");

        assertThat(told.status()).as(told.json().toString()).isEqualTo(200);
        assertThat(told.field("status")).isEqualTo("disabled");
        assertThat(told.json().get("may").toString()).contains("\"activate\"").doesNotContain("deactivate");
        assertThat(stack.tokens().of(worker.username()).status()).isEqualTo(400);
        assertThat(stack.realm().users().get(worker.id()).getUserSessions()).isEmpty();
        assertOut(before);
        assertThat(offline.works()).isFalse();

        assertThat(boss.send("POST", company.path(worker) + "/activate").field("status"))
                .isEqualTo("active");
        assertOut(before);
        assertThat(offline.works()).isFalse();
        assertThat(stack.tokens().of(worker.username()).status()).isEqualTo(200);
    }

    /** Their id is no secret, and what is held there makes others wait. */
    @ParameterizedTest
    @ValueSource(strings = {"deactivate", "activate"})
    void nothingIsHeldWhereSomebodyElseBelongs(String deed) throws Exception {
        Company other = new Company(stack);
        People.Person theirs = other.somebody("portal-member");
        Changes boss = company.asBoss();
        String path = "/organizations/" + company.id + "/members/" + theirs.id() + "/" + deed;

        SqlCounter.Statements statements = stack.sql()
                .during(() -> assertThat(boss.send("POST", path).status()).isEqualTo(404));

        assertThat(statements.total()).isPositive();
        assertThat(statements.calls().keySet())
                .noneMatch(each -> each.toLowerCase(Locale.ROOT).startsWith("insert into portico_revision"));
    }

    @Test
    void whoWasDisabledInTheConsoleStartsCleanToo() {
        Tokens.Answer before = stack.tokens().of(worker.username());
        UserRepresentation user = stack.realm().users().get(worker.id()).toRepresentation();
        user.setEnabled(false);
        stack.realm().users().get(worker.id()).update(user);

        company.asBoss().send("POST", company.path(worker) + "/activate");

        assertThat(stack.tokens().refresh(before.refreshToken()).status()).isEqualTo(400);
        assertThat(stack.tokens().userinfo(before.accessToken()).status()).isEqualTo(401);
    }

    @Test
    void whoIsAboveIsNeitherDeactivatedNorActivated() {
        stack.people().join(worker, company.id, "enable-in-app-messenger");
        Changes boss = company.asBoss();

        assertThat(boss.send("POST", company.path(worker) + "/deactivate").reason())
                .isEqualTo("above-own-rights");
        Changes.asAdmin(stack).send("POST", company.path(worker) + "/deactivate");
        assertThat(boss.send("POST", company.path(worker) + "/activate").reason())
                .isEqualTo("above-own-rights");
        assertThat(boss.get(company.path(worker)).field("status")).isEqualTo("disabled");
    }

    @Test
    void theLinkMakesOneNewPassword(Page page) {
        assertThat(company.asBoss()
                        .send("POST", company.path(worker) + "/reset-password")
                        .status())
                .isEqualTo(204);
        MimeMessage mail = lastMail(address(worker));
        String link = link(mail);
        assertThat(Mails.subject(mail)).isEqualTo("Choose a new password");
        assertThat(Mails.text(mail).replace(link, "LINK")).isEqualTo("""
                        An admin has asked that you choose a new password for Portico.

                        Choose a new password:
                        LINK

                        The link works once and for 24 hours; until you use it, your present password stays. If you did not expect this mail, you can ignore it.""");
        assertThat(Tokens.claims(link.replaceAll(".*key=", "")).get("exp").asLong() - System.currentTimeMillis() / 1000)
                .isBetween(24 * 3600L - 120, 24 * 3600L);
        assertThat(stack.tokens().of(worker.username()).status())
                .as("the present password stays")
                .isEqualTo(200);

        page.navigate(link);
        page.locator("#kc-info-message a").first().click();
        page.locator("input[name=password-new]").fill("another-Secret-1");
        page.locator("input[name=password-confirm]").fill("another-Secret-1");
        page.locator("button[type=submit], input[type=submit]").first().click();
        page.waitForLoadState();
        Browsers.picture(page, "password-reset-done");

        Tokens.Answer old = stack.tokens().of(worker.username());
        assertThat(old.json().toString()).contains("Invalid user credentials");
        assertThat(stack.tokens()
                        .password(Map.of(
                                "username", worker.username(), "password", "another-Secret-1", "scope", "openid"))
                        .status())
                .isEqualTo(200);
        page.context().clearCookies();
        assertThat(page.navigate(link).status()).as("once").isEqualTo(400);
    }

    @Test
    void aMailSpeaksTheLanguageOfWhoGetsIt() {
        UserRepresentation user = stack.realm().users().get(worker.id()).toRepresentation();
        user.singleAttribute("locale", "he");
        stack.realm().users().get(worker.id()).update(user);

        company.asBoss().send("POST", company.path(worker) + "/reset-password");

        assertThat(Mails.subject(lastMail(address(worker)))).isEqualTo("בחירת סיסמה חדשה");
        assertThat(Mails.html(lastMail(address(worker)))).contains("dir=\"rtl\"");
    }

    @Test
    void noLinkIsSentToWhoIsDeactivated() {
        Changes boss = company.asBoss();
        boss.send("POST", company.path(worker) + "/deactivate");

        Changes.Told told = boss.send("POST", company.path(worker) + "/reset-password");

        assertThat(told.status()).isEqualTo(409);
        assertThat(told.reason()).isEqualTo("user-disabled");
        assertThat(stack.mailbox().mailsTo(address(worker))).isEmpty();
    }

    @Test
    void aNewAddressCountsOnceItIsConfirmedAndTheOldOneIsTold(Page page) {
        String fresh = "fresh-" + worker.username() + "@test.example";
        Changes boss = company.asBoss();

        Changes.Told told = boss.patch(company.path(worker), "{\"email\":\"" + fresh + "\"}");

        assertThat(told.status()).as(told.json().toString()).isEqualTo(200);
        assertThat(told.field("email")).isEqualTo(address(worker));
        MimeMessage toOld = lastMail(address(worker));
        assertThat(Mails.subject(toOld)).isEqualTo("Your e-mail address is about to change");
        assertThat(Mails.text(toOld))
                .isEqualTo("An admin has asked that the e-mail address of your account at Portico become " + fresh
                        + ". It will, as soon as it is confirmed from there.\n\nIf that is not right, tell an admin of"
                        + " your organisation or the support team at once.");
        MimeMessage toNew = lastMail(fresh);
        String link = link(toNew);
        assertThat(Mails.text(toNew).replace(link, "LINK"))
                .isEqualTo("The address " + fresh
                        + " was entered for an account at Portico. It counts as soon as you confirm it.\n\nConfirm the"
                        + " address:\nLINK\n\nThe link works once and for 24 hours. If you know nothing of this, ignore"
                        + " the mail, and nothing changes.");

        MailProgram.ofWidth(600).shows("address-old", "en", Letter.to(stack, address(worker)));
        MailProgram.ofWidth(600).shows("address-new", "en", Letter.to(stack, fresh));

        page.navigate(link);
        assertThat(boss.get(company.path(worker)).field("email"))
                .as("following the link is not yet saying yes")
                .isEqualTo(address(worker));
        assertThat(page.locator("#kc-info-message").innerText()).contains("Is " + fresh + " your address?");
        Browsers.picture(page, "email-confirm");
        page.locator("#kc-info-message a").first().click();
        page.waitForLoadState();

        assertThat(page.locator("#kc-info-message").innerText())
                .contains("From now on, " + fresh + " is the address of your account.");
        assertThat(boss.get(company.path(worker)).field("email")).isEqualTo(fresh);
        assertThat(stack.realm().users().get(worker.id()).toRepresentation().isEmailVerified())
                .isTrue();
        page.context().clearCookies();
        assertThat(page.navigate(link).status()).isEqualTo(400);
    }

    @Test
    void anAddressIsNotConfirmedOnceThePersonBelongsElsewhereToo(Page page) {
        String fresh = "mine-" + worker.username() + "@test.example";
        company.asBoss().patch(company.path(worker), "{\"email\":\"" + fresh + "\"}");
        Company other = new Company(stack);
        stack.people().join(worker, other.id, "portal-admin");

        assertThat(page.navigate(link(lastMail(fresh))).status()).isEqualTo(400);
        assertThat(stack.realm().users().get(worker.id()).toRepresentation().getEmail())
                .isEqualTo(address(worker));
    }

    @Test
    void anAddressARealmAdminAskedForIsConfirmed(Page page) {
        RealmAdmin admin = new RealmAdmin(stack, "manage-organizations");

        String link = askedFor(admin);

        assertThat(page.navigate(link).status()).isEqualTo(200);
        assertThat(page.locator("#kc-info-message").innerText())
                .contains("Is new-" + worker.username() + "@test.example your address?");
    }

    @Test
    void anAddressIsNotConfirmedOnceTheRealmAdminIsNoneAnyMore(Page page) {
        RealmAdmin admin = new RealmAdmin(stack, "manage-organizations");
        String link = askedFor(admin);

        admin.dismiss();

        assertNotConfirmed(page, link);
    }

    @Test
    void anAddressARealmAdminAskedForIsNotConfirmedOnceThePersonHasLeft(Page page) {
        String link = askedFor(new RealmAdmin(stack, "manage-organizations"));

        stack.realm()
                .organizations()
                .get(company.id)
                .members()
                .member(worker.id())
                .delete()
                .close();

        assertNotConfirmed(page, link);
    }

    @Test
    void anAddressARealmAdminAskedForIsNotConfirmedOnceThePersonIsTheVendors(Page page) {
        String link = askedFor(new RealmAdmin(stack, "manage-organizations"));

        stack.realm()
                .users()
                .get(worker.id())
                .roles()
                .realmLevel()
                .add(List.of(stack.realm().roles().get("support-agent").toRepresentation()));

        assertNotConfirmed(page, link);
    }

    private String askedFor(RealmAdmin admin) {
        String fresh = "new-" + worker.username() + "@test.example";
        Changes.Told told = Changes.asAdmin(stack, admin).patch(company.path(worker), "{\"email\":\"" + fresh + "\"}");
        assertThat(told.status()).as(told.json().toString()).isEqualTo(200);
        return link(lastMail(fresh));
    }

    private void assertNotConfirmed(Page page, String link) {
        assertThat(page.navigate(link).status()).isEqualTo(400);
        assertThat(stack.realm().users().get(worker.id()).toRepresentation().getEmail())
                .isEqualTo(address(worker));
    }

    @Test
    void theAddressAskedForFirstIsNoLongerConfirmedAfterASecond(Page page) {
        Changes boss = company.asBoss();
        boss.patch(company.path(worker), "{\"email\":\"one-" + worker.username() + "@test.example\"}");
        boss.patch(company.path(worker), "{\"email\":\"two-" + worker.username() + "@test.example\"}");

        assertThat(page.navigate(link(lastMail("one-" + worker.username() + "@test.example")))
                        .status())
                .isEqualTo(400);
    }

    /** A token that outlives sessions, of an application that has nothing to do with the portal. */
    private final class Offline {
        private final String client = "keeps-" + worker.username();
        private final String token;

        Offline() {
            ClientRepresentation application = new ClientRepresentation();
            application.setClientId(client);
            application.setPublicClient(true);
            application.setDirectAccessGrantsEnabled(true);
            stack.realm().clients().create(application).close();
            Tokens.Answer answer = stack.tokens()
                    .password(Map.of(
                            "client_id",
                            client,
                            "username",
                            worker.username(),
                            "password",
                            worker.username() + "-portico",
                            "scope",
                            "openid offline_access"));
            assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
            this.token = answer.refreshToken();
        }

        boolean works() {
            return stack.tokens()
                            .post(
                                    "/protocol/openid-connect/token",
                                    Map.of("grant_type", "refresh_token", "client_id", client, "refresh_token", token))
                            .status()
                    == 200;
        }
    }

    private void assertOut(Tokens.Answer before) {
        assertThat(stack.tokens().refresh(before.refreshToken()).status()).isEqualTo(400);
        assertThat(stack.tokens().userinfo(before.accessToken()).status()).isEqualTo(401);
        assertThat(stack.tokens()
                        .introspect("portal-access", before.accessToken())
                        .json()
                        .get("active")
                        .asBoolean())
                .isFalse();
    }

    private static String address(People.Person person) {
        return person.username() + "@test.example";
    }

    private MimeMessage lastMail(String address) {
        await().until(() -> !stack.mailbox().mailsTo(address).isEmpty());
        List<MimeMessage> mails = stack.mailbox().mailsTo(address);
        return mails.get(mails.size() - 1);
    }

    private static String link(MimeMessage mail) {
        Matcher found = LINK.matcher(Mails.text(mail));
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
