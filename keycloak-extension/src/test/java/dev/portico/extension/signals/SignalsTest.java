package dev.portico.extension.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Actor;
import dev.portico.extension.journal.Entry;
import dev.portico.extension.revision.Raised;
import dev.portico.extension.revision.Revision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignalsTest {

    private static final OrganizationId ACME = new OrganizationId("acme-id");
    private static final OrganizationId UMBRA = new OrganizationId("umbra-id");
    private static final UserId BEN = new UserId("ben-id");
    private static final Actor ADA = Actor.of(Actor.Kind.PERSON, "ada-id");
    private static final Actor NOBODY = new Actor(Actor.Kind.SYSTEM, Optional.empty());

    @Test
    void somebodyChangedInTwoOrganisationsIsTwoSignalsWithTheSameNumber() {
        List<Signal> signals = of(List.of(new Raised.OfMember(BEN, Set.of(ACME, UMBRA), 7)));

        assertThat(signals)
                .extracting(Signal::subject)
                .containsExactlyInAnyOrder(
                        new Subject.Person(BEN, Optional.of(ACME)), new Subject.Person(BEN, Optional.of(UMBRA)));
        assertThat(signals).allSatisfy(signal -> assertThat(((Signal.ClaimsChanged) signal).revision())
                .isEqualTo(new Revision(7, 0, 0)));
    }

    @Test
    void anAccountIsOneSignalWithoutAnOrganisation() {
        assertThat(of(List.of(new Raised.OfMember(BEN, Set.of(), 7))))
                .extracting(Signal::subject)
                .containsExactly(new Subject.Person(BEN, Optional.empty()));
    }

    @Test
    void anAccountThatHasJustBeenMadeIsNone() {
        Said made = new Said(ADA, Entry.of(Act.ACCOUNT_CREATED).about(BEN));

        assertThat(of(List.of(new Raised.OfMember(BEN, Set.of(), 1)), made)).isEmpty();
    }

    @Test
    void onlyTheCounterSpokenOfIsInTheRevision() {
        List<Signal> signals = of(List.of(new Raised.OfOrganization(ACME, 3), new Raised.OfRealm(9)));

        assertThat(signals)
                .extracting(signal -> ((Signal.ClaimsChanged) signal).revision().toString())
                .containsExactly("0.3.0", "0.0.9");
    }

    @Test
    void theLastThingTakenRevokesAndAnythingElseDoesNot() {
        Entry taken = Entry.of(Act.LEVEL_CHANGED).in(ACME).about(BEN).after("level", "none");
        Entry lowered = Entry.of(Act.LEVEL_CHANGED).in(ACME).about(BEN).after("level", "portal-member");

        assertThat(revoked(taken)).containsExactly(new Subject.Person(BEN, Optional.of(ACME)));
        assertThat(revoked(Entry.of(Act.REVOKED).in(ACME).about(BEN))).hasSize(1);
        assertThat(revoked(Entry.of(Act.LEFT).in(ACME).about(BEN))).hasSize(1);
        assertThat(revoked(lowered)).isEmpty();
        assertThat(revoked(Entry.of(Act.ACTIVATED).in(ACME).about(BEN))).isEmpty();
    }

    @Test
    void anAccountDisabledInSeveralOrganisationsIsRevokedOnce() {
        assertThat(revoked(
                        Entry.of(Act.DEACTIVATED).in(ACME).about(BEN),
                        Entry.of(Act.DEACTIVATED).in(UMBRA).about(BEN)))
                .containsExactly(new Subject.Person(BEN, Optional.empty()));
    }

    @Test
    void anOrganisationIsRevokedWhenItIsDisabled() {
        assertThat(revoked(Entry.of(Act.ORGANIZATION_CHANGED).in(ACME).after("enabled", false)))
                .containsExactly(new Subject.MembersOf(ACME));
        assertThat(revoked(Entry.of(Act.ORGANIZATION_CHANGED).in(ACME).after("enabled", true)))
                .isEmpty();
    }

    @Test
    void whoIsCoveredByWhatIsToldOfAllIsNotToldOfAlone() {
        Said left = new Said(ADA, Entry.of(Act.LEFT).in(ACME).about(BEN));

        assertThat(of(List.of(new Raised.OfOrganization(ACME, 3)), left))
                .extracting(Signal::subject)
                .containsExactly(new Subject.MembersOf(ACME));
    }

    @Test
    void theJournalSaysWhy() {
        Cause cause = cause(
                ADA,
                Entry.of(Act.LEVEL_CHANGED).in(ACME).about(BEN).because(Optional.of("moved to another team")),
                Entry.of(Act.LEVEL_CHANGED).in(UMBRA).about(BEN).because(Optional.of("nobody else's business")));

        assertThat(cause.initiator()).isEqualTo(Cause.Initiator.ADMIN);
        assertThat(cause.admins()).contains("level-changed: moved to another team");
    }

    @Test
    void whoChangesThemselvesIsAUserAndALockIsAPolicy() {
        Actor ben = Actor.of(Actor.Kind.PERSON, BEN.value());
        Entry left = Entry.of(Act.LEFT).in(ACME).about(BEN);

        assertThat(cause(ben, left).initiator()).isEqualTo(Cause.Initiator.USER);
        assertThat(cause(NOBODY, left).initiator()).isEqualTo(Cause.Initiator.SYSTEM);
        assertThat(cause(ben, left.after("cause", "too-many-failed-logins")).initiator())
                .isEqualTo(Cause.Initiator.POLICY);
    }

    @Test
    void everyReasonIsToldInEveryLanguage() {
        for (UserReason reason : UserReason.values()) {
            assertThat(reason.texts()).containsOnlyKeys("en", "de", "he");
            assertThat(reason.texts().values()).doesNotContainNull().doesNotHaveDuplicates();
        }
    }

    private static Cause cause(Actor actor, Entry... entries) {
        return new Causes(
                        java.util.Arrays.stream(entries)
                                .map(entry -> new Said(actor, entry))
                                .toList(),
                        NOBODY)
                .of(new Subject.Person(BEN, Optional.of(ACME)));
    }

    private static List<Subject> revoked(Entry... entries) {
        Said[] said = java.util.Arrays.stream(entries)
                .map(entry -> new Said(ADA, entry))
                .toArray(Said[]::new);
        return of(List.of(new Raised.OfMember(BEN, Set.of(ACME), 1)), said).stream()
                .filter(Signal.SessionRevoked.class::isInstance)
                .map(Signal::subject)
                .toList();
    }

    private static List<Signal> of(List<Raised.Count> counts, Said... said) {
        return new Signals(List.of(said), new Causes(List.of(said), NOBODY), person -> Optional.empty()).of(counts);
    }
}
