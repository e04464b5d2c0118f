package dev.portico.portal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampTest {
    private static final Subject ADA = Subject.of(new UserId("ada"));
    private static final Subject ACME = Subject.of(new OrganizationId("5c2f"));
    private static final Subject SESSION = Subject.ofSession("s1");

    @ParameterizedTest
    @CsvSource({
        "41.7.3, 41, 7, 3, false",
        "41.7.3, 40, 6, 2, false",
        "41.7.3, 42, 7, 3, true",
        "41.7.3, 41, 8, 3, true",
        "41.7.3, 41, 7, 4, true",
        "9.9.9, 10, 0, 0, true",
        "100.0.0, 99, 0, 0, false",
        "0.0.0, 0, 0, 0, false",
    })
    void aTokenIsStaleWhenOneOfItsThreeIsLowerThanTheLastSignalled(
            String revision, long member, long organization, long realm, boolean stale) {
        Map<Subject, Signalled> signalled = Map.of(
                ADA,
                Signalled.change(member, 1000),
                ACME,
                Signalled.change(organization, 1000),
                Subject.REALM,
                Signalled.change(realm, 1000));

        assertThat(token("portal_rev", revision).stale(signalled)).isEqualTo(stale);
    }

    @Test
    void whatWasNeverSignalledMakesNothingStale() {
        assertThat(token("portal_rev", "0.0.0").stale(Map.of())).isFalse();
        assertThat(without("portal_rev").stale(Map.of())).isFalse();
    }

    @Test
    void aTokenWithoutRevisionsIsStaleAfterAnyChange() {
        assertThat(without("portal_rev").stale(Map.of(ADA, Signalled.change(1, 1000))))
                .isTrue();
    }

    @Test
    void whatIsSignalledAboutOthersChangesNothing() {
        Map<Subject, Signalled> signalled = Map.of(
                Subject.of(new UserId("ben")), new Signalled(99, 9_999, 9_999),
                Subject.of(new UserId("5c2f")), new Signalled(99, 9_999, 9_999),
                Subject.of(new OrganizationId("5c2")), new Signalled(99, 9_999, 9_999),
                Subject.ofSession("s2"), new Signalled(99, 9_999, 9_999));

        assertThat(token("portal_rev", "1.1.1").stale(signalled)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"999, false", "1000, false", "1001, true"})
    void onlyTokensIssuedBeforeARevocationAreRevoked(long before, boolean revoked) {
        for (Subject subject : new Subject[] {ADA, ACME, Subject.REALM, SESSION}) {
            assertThat(token("iat", 1000).revoked(Map.of(subject, Signalled.revocation(before))))
                    .as(subject.key())
                    .isEqualTo(revoked);
        }
    }

    @ParameterizedTest
    @CsvSource({"900, true", "1000, true", "1059, true", "1060, false", "5000, false"})
    void lowerNumbersOfATokenFromLongAfterTheSignalMeanThatKeycloakCountsAnew(long issued, boolean stale) {
        assertThat(token("iat", issued).stale(Map.of(ADA, Signalled.change(99, 1000))))
                .isEqualTo(stale);
    }

    /** Of a change, in seconds: written, then committed, then stored; by Keycloak's clock, which is ahead of the database's or behind. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0, 0, 60",
        "0, 50, 51",
        "59, 0, 0",
        "59, 50, 50",
        "59, 59, 4000",
        "-59, 0, 0",
        "-4000, 50, 300",
        "3, 5, 200000",
    })
    void noTokenFromBeforeTheCommitEverCounts(long ahead, long committed, long stored) {
        long written = 10_000 + ahead;
        Map<Subject, Signalled> signalled = Map.of(ADA, Signalled.change(2, Math.max(10_000 + stored, written)));
        for (long issued = written - 600; issued <= written + committed; issued++) {
            assertThat(token("iat", issued).stale(signalled))
                    .as("issued " + issued)
                    .isTrue();
        }
    }

    @Test
    void theVendorsPeopleAreComparedWithNoOrganisation() {
        Map<String, Object> sam = claims();
        sam.remove("org_id");
        sam.remove("organization");

        assertThat(new Claims(sam).stamp().subjects()).containsExactlyInAnyOrder(ADA, Subject.REALM, SESSION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2",
                "1.2.3.4",
                "-1.2.3",
                "1.2.x",
                " 1.2.3",
                "1.2.3\n",
                "٣.١.٢",
                "1.2.9999999999999999999"
            })
    void whatIsNoRevisionIsNoToken(String revision) {
        assertThatThrownBy(() -> token("portal_rev", revision)).isInstanceOf(InvalidClaims.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iat", "exp"})
    void aTokenSaysFromWhenAndUntilWhen(String claim) {
        assertThatThrownBy(() -> without(claim)).isInstanceOf(InvalidClaims.class);
    }

    @ParameterizedTest
    @CsvSource({"4, false", "5, false", "6, true"})
    void aTokenOfAPerspectiveRestsOnWhatTheViewerMayAsWell(long signalled, boolean stale) {
        Subject viewer = Subject.of(new UserId("olga"));

        assertThat(looking("olga", "5.9.9").stale(Map.of(viewer, Signalled.change(signalled, 1000))))
                .isEqualTo(stale);
        assertThat(token("iat", 1000).stale(Map.of(viewer, Signalled.change(signalled, 1000))))
                .isFalse();
    }

    @Test
    void aTokenOfAPerspectiveIsRevokedWithTheViewer() {
        UserId olga = new UserId("olga");
        for (Subject viewer : new Subject[] {Subject.of(olga), Subject.of(olga, new OrganizationId("5c2f"))}) {
            assertThat(looking("olga", "5.9.9").revoked(Map.of(viewer, Signalled.revocation(1001))))
                    .as(viewer.key())
                    .isTrue();
        }
        assertThat(looking("olga", "5.9.9")
                        .stale(Map.of(Subject.of(olga, new OrganizationId("5c2")), Signalled.revocation(9_999))))
                .isFalse();
    }

    @Test
    void itRestsOnThePersonAsBefore() {
        assertThat(looking("olga", "99.99.99").stale(Map.of(ADA, Signalled.change(2, 1000))))
                .isTrue();
    }

    @Test
    void whereSomebodyLooksAndIsNotToldApartNothingIsBelieved() {
        for (Map<String, Object> looks : List.<Map<String, Object>>of(
                Map.of("act", Map.of("sub", "olga")),
                Map.of("act_rev", "1.1.1"),
                Map.of("act", Map.of(), "act_rev", "1.1.1"),
                Map.of("act", Map.of("sub", " "), "act_rev", "1.1.1"),
                Map.of("act", Map.of("sub", 5), "act_rev", "1.1.1"),
                Map.of("act", "olga", "act_rev", "1.1.1"),
                Map.of("act", Map.of("sub", "olga"), "act_rev", "1.1"),
                Map.of("act", Map.of("sub", "olga"), "act_rev", 1))) {
            Map<String, Object> claims = claims();
            claims.putAll(looks);

            assertThatThrownBy(() -> new Claims(claims).stamp())
                    .as(looks.toString())
                    .isInstanceOf(InvalidClaims.class);
        }
    }

    @Test
    void signalsMayComeInAnyOrder() {
        assertThat(Signalled.change(5, 20).and(Signalled.revocation(7)).and(Signalled.change(3, 10)))
                .isEqualTo(new Signalled(5, 20, 7));
    }

    private static Stamp token(String claim, Object value) {
        Map<String, Object> claims = claims();
        claims.put(claim, value);
        return new Claims(claims).stamp();
    }

    private static Stamp looking(String viewer, String revision) {
        Map<String, Object> claims = claims();
        claims.put("act", Map.of("sub", viewer));
        claims.put("act_rev", revision);
        return new Claims(claims).stamp();
    }

    private static Stamp without(String claim) {
        Map<String, Object> claims = claims();
        claims.remove(claim);
        return new Claims(claims).stamp();
    }

    private static Map<String, Object> claims() {
        return new HashMap<>(Map.of(
                "sub", "ada",
                "sid", "s1",
                "iat", 1000,
                "exp", 1060,
                "portal_rev", "1.1.1",
                "org_id", "5c2f",
                "organization", Map.of("acme", Map.of("id", "5c2f", "name", "Acme"))));
    }
}
