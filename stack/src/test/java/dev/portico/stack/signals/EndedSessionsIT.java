package dev.portico.stack.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * Whose account the console disables starts clean, as by the API (R39); what it takes otherwise is refused by name, and ends what
 * people have open where the portal is not told of it.
 */
@OnTheStack
class EndedSessionsIT {

    private final SharedStack stack;
    private final Company company;

    EndedSessionsIT(SharedStack stack) {
        this.stack = stack;
        this.company = new Company(stack);
    }

    @Test
    void whoWasDisabledInTheConsoleStartsClean() {
        People.Person worker = company.member("portal-member");
        Tokens.Answer before = stack.tokens().of(worker.username());
        assertThat(stack.tokens().userinfo(before.accessToken()).status()).isEqualTo(200);

        company.enabled(worker, false);
        company.enabled(worker, true);

        assertThat(stack.tokens().refresh(before.refreshToken()).status()).isEqualTo(400);
        assertThat(stack.tokens().userinfo(before.accessToken()).status()).isEqualTo(401);
        assertThat(stack.tokens().of(worker.username()).status()).isEqualTo(200);
    }

    @Test
    void whoseLevelTheConsoleTookIsToldSoInTheSameSession() {
        People.Person worker = company.member("portal-member");
        Tokens.Answer before = stack.tokens().of(worker.username());

        stack.people().take(worker, company.id, "portal-member");

        assertThat(stack.tokens().refresh(before.refreshToken()).json().toString())
                .contains("access_denied", "no-access");
    }

    @Test
    void whereThePortalIsNotToldTheSessionsEndOfWhomTheConsoleTookALevelFrom() {
        People.Person worker = company.member("portal-member");
        Tokens.Answer before = stack.tokens().of(worker.username());

        untold(() -> {
            stack.people().take(worker, company.id, "portal-member");
            stack.people().join(worker, company.id, "portal-member");
        });

        assertThat(stack.tokens().refresh(before.refreshToken()).status()).isEqualTo(400);
        assertThat(stack.tokens().of(worker.username()).status()).isEqualTo(200);
    }

    @Test
    void whereThePortalIsNotToldTheSessionsEndOfTheMembersOfADisabledOrganisation() {
        Company other = new Company(stack);
        People.Person worker = other.member("portal-member");
        People.Person stranger = company.member("portal-member");
        Tokens.Answer before = stack.tokens().of(worker.username());
        Tokens.Answer elsewhere = stack.tokens().of(stranger.username());

        untold(() -> {
            other.enabled(false);
            other.enabled(true);
        });

        assertThat(stack.tokens().refresh(before.refreshToken()).status()).isEqualTo(400);
        assertThat(stack.tokens().refresh(elsewhere.refreshToken()).status()).isEqualTo(200);
        assertThat(stack.tokens().of(worker.username()).status()).isEqualTo(200);
    }

    @Test
    void whereThePortalIsNotToldTheSessionsEndOfTheMembersOfAGroupThatLostItsRole() {
        Company other = new Company(stack);
        People.Person worker = other.member("portal-member");
        Tokens.Answer before = stack.tokens().of(worker.username());
        var groups = stack.realm().organizations().get(other.id).groups();
        String group = groups.getAll("portal-member", null, true, 0, 10, false, false)
                .get(0)
                .getId();
        var roles = groups.group(group).roles().realmLevel();
        var member = List.of(stack.realm().roles().get("portal-member").toRepresentation());

        untold(() -> {
            roles.remove(member);
            roles.add(member);
        });

        assertThat(stack.tokens().refresh(before.refreshToken()).status()).isEqualTo(400);
    }

    @Test
    void lessRightsShowInTheSameSessionBecauseThePortalIsTold() {
        People.Person worker = company.member("portal-admin");
        Tokens.Answer before = stack.tokens().of(worker.username());

        company.api("PATCH", worker, "", "{\"level\":\"portal-member\"}");

        Tokens.Answer after = stack.tokens().refresh(before.refreshToken());
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.claims().get("entitlements").toString()).doesNotContain("members.view");
    }

    @Test
    void lessRightsEndTheSessionWhereThePortalIsNotTold() {
        People.Person worker = company.member("portal-admin");
        People.Person other = company.member("portal-member");
        Tokens.Answer before = stack.tokens().of(worker.username());
        Tokens.Answer more = stack.tokens().of(other.username());
        untold(() -> {
            company.api("PATCH", worker, "", "{\"level\":\"portal-member\"}");
            company.api("PATCH", other, "", "{\"level\":\"portal-admin\"}");
        });

        assertThat(stack.tokens().refresh(before.refreshToken()).status()).isEqualTo(400);
        assertThat(stack.tokens().refresh(more.refreshToken()).status())
                .as("more rights end nothing")
                .isEqualTo(200);
    }

    @Test
    void whoIsRevokedInOneOrganisationKeepsWhatIsOpenInAnother() {
        Company other = new Company(stack);
        People.Person worker = inBoth(other);
        Tokens.Answer here = stack.tokens().of(worker.username(), company.alias);
        Tokens.Answer there = stack.tokens().of(worker.username(), other.alias);

        assertThat(company.api("PATCH", worker, "", "{\"level\":\"none\"}").status())
                .isEqualTo(200);

        isRefused(here);
        isKept(there, stack.tokens().refresh(there.refreshToken()));
        assertThat(company.api("PATCH", worker, "", "{\"level\":\"portal-member\"}")
                        .status())
                .isEqualTo(200);
        isRefused(here);
    }

    @Test
    void soItIsWhereThePortalIsNotTold() {
        Company other = new Company(stack);
        People.Person worker = inBoth(other);
        Tokens.Answer here = stack.tokens().of(worker.username(), company.alias);
        Tokens.Answer there = stack.tokens().of(worker.username(), other.alias);

        untold(() -> {
            company.api("PATCH", worker, "", "{\"level\":\"none\"}");
            company.api("PATCH", worker, "", "{\"level\":\"portal-member\"}");
        });

        isRefused(here);
        isKept(there, stack.tokens().refresh(there.refreshToken()));
    }

    @Test
    void theClientIsToldByABackChannelLogout() throws IOException {
        try (LogoutListener client = new LogoutListener(stack)) {
            People.Person worker = company.member("portal-member");
            client.signIn(worker);

            company.enabled(worker, false);

            client.await(worker);
            assertThat(client.told()).hasSize(1);
        }
    }

    @Test
    void aClientThatDoesNotAnswerKeepsNobodyWaiting() throws IOException {
        try (LogoutListener client = new LogoutListener(stack)) {
            client.fallsSilent();
            People.Person worker = company.member("portal-member");
            List<Tokens.Answer> before = List.of(client.signIn(worker), client.signIn(worker), client.signIn(worker));
            long begun = System.nanoTime();

            company.enabled(worker, false);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LogoutListener.KEYCLOAKS_PATIENCE);
            client.await(worker);
            company.enabled(worker, true);
            assertThat(before).allSatisfy(tokens -> assertThat(
                            client.refresh(tokens.refreshToken()).status())
                    .isEqualTo(400));
        }
    }

    private People.Person inBoth(Company other) {
        People.Person worker = company.member("portal-member");
        stack.people().join(worker, other.id, "portal-admin");
        return worker;
    }

    private void isRefused(Tokens.Answer tokens) {
        assertThat(stack.tokens().refresh(tokens.refreshToken()).status()).isEqualTo(400);
    }

    private static void isKept(Tokens.Answer before, Tokens.Answer after) {
        assertThat(after.status()).as(after.json().toString()).isEqualTo(200);
        for (String claim : List.of("org_id", "organization", "entitlements")) {
            assertThat(after.claims().get(claim)).isEqualTo(before.claims().get(claim));
        }
    }

    private void untold(Runnable change) {
        signalling(false);
        try {
            change.run();
        } finally {
            signalling(true);
        }
    }

    private void signalling(boolean on) {
        RealmRepresentation realm = stack.realm().toRepresentation();
        realm.getAttributes().put("ssf.transmitterEnabled", Boolean.toString(on));
        stack.realm().update(realm);
    }
}
