package dev.portico.portal.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.portal.access.UserId;
import dev.portico.portal.vault.Unopenable.Why;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is sealed opens for its owner, as what it was sealed as, and in no other way (R29). */
class VaultTest {
    private static final String KEY = "a-key-of-at-least-32-characters-1";
    private static final String ANOTHER = "a-key-of-at-least-32-characters-2";
    private static final UserId BEN = new UserId("ben-id");
    private static final UserId ADA = new UserId("ada-id");
    private static final String TEXT = "Ärger mit dem Drucker — 🖨 שלום";

    private final Vault vault = new Vault(Optional.of(KEY), List.of(), Optional.empty());

    @Test
    void opensForItsOwnerAsWhatItIs() {
        Sealed sealed = vault.seal(BEN, "note 1", TEXT);

        assertThat(vault.open(BEN, "note 1", sealed)).isEqualTo(TEXT);
        assertThat(vault.open(BEN, "note 1", vault.seal(BEN, "note 1", ""))).isEmpty();
        assertThat(new String(sealed.content(), StandardCharsets.UTF_8)).doesNotContain("Drucker");
    }

    @Test
    void theSameIsNeverSealedAlikeTwice() {
        assertThat(vault.seal(BEN, "note 1", TEXT).content())
                .isNotEqualTo(vault.seal(BEN, "note 1", TEXT).content());
    }

    @Test
    void opensForNobodyElse() {
        Sealed bens = vault.seal(BEN, "note 1", TEXT);

        refused(Why.NOT_THIS_ONE, () -> vault.open(ADA, "note 1", bens));
    }

    @Test
    void opensAsNothingElse() {
        Sealed first = vault.seal(BEN, "note 1", TEXT);

        refused(Why.NOT_THIS_ONE, () -> vault.open(BEN, "note 2", first));
        refused(Why.NOT_THIS_ONE, () -> vault.open(BEN, "note 11", first));
    }

    /** Whoever writes to the database has what was there before, and may put it back. */
    @Test
    void opensAsNoOtherVersion() {
        Sealed.What second = new Sealed.What("note 1", 2);
        Sealed older = vault.seal(BEN, new Sealed.What("note 1", 1), TEXT);
        Sealed newer = vault.seal(BEN, second, TEXT);

        assertThat(vault.open(BEN, second, newer)).isEqualTo(TEXT);
        refused(Why.NOT_THIS_ONE, () -> vault.open(BEN, second, older));
        refused(Why.NOT_THIS_ONE, () -> vault.open(BEN, new Sealed.What("note 1", 22), newer));
        refused(Why.NOT_THIS_ONE, () -> vault.open(BEN, "note 1", newer));
    }

    @Test
    void whatWasSealedBeforeVersionsWereStillOpensAndIsToBeSealedAnew() {
        Sealed.What note = new Sealed.What("note 1", 7);
        Key first = new Key(KEY.getBytes(StandardCharsets.UTF_8)).first();
        Sealed old = new Sealed(first.fingerprint(), first.seal(BEN, note, TEXT));
        Vault rotated = new Vault(Optional.of(ANOTHER), List.of(KEY), Optional.empty());

        for (Vault each : List.of(vault, rotated)) {
            assertThat(each.open(BEN, note, old)).isEqualTo(TEXT);
            assertThat(each.open(BEN, "note 1", old)).isEqualTo(TEXT);
            assertThat(each.outdated()).contains(old.key()).doesNotContain(each.today());
            assertThat(each.former()).doesNotContain(old.key());
        }
        assertThat(rotated.outdated()).containsAll(rotated.former());
        // With today's key it is nothing.
        refused(Why.NOT_THIS_ONE, () -> vault.open(BEN, note, new Sealed(vault.today(), old.content())));
    }

    /** Owner and place are no one text that could be cut elsewhere. */
    @Test
    void whoseItIsIsNotPartOfWhatItIs() {
        Sealed sealed = vault.seal(new UserId("ben"), "-id note 1", TEXT);

        refused(Why.NOT_THIS_ONE, () -> vault.open(new UserId("ben-id"), " note 1", sealed));
    }

    @Test
    void doesNotOpenWhereABitIsDifferent() {
        Sealed sealed = vault.seal(BEN, "note 1", TEXT);
        for (int place = 0; place < sealed.content().length; place++) {
            byte[] changed = sealed.content().clone();
            changed[place] ^= 1;
            refused(Why.NOT_THIS_ONE, () -> vault.open(BEN, "note 1", new Sealed(sealed.key(), changed)));
        }
        refused(Why.NOT_THIS_ONE, () -> vault.open(BEN, "note 1", new Sealed(sealed.key(), new byte[0])));
    }

    @Test
    void aKeyOfThePastStillOpensAndSealsNothing() {
        Sealed old = vault.seal(BEN, "note 1", TEXT);
        Vault rotated = new Vault(Optional.of(ANOTHER), List.of(KEY), Optional.empty());

        assertThat(rotated.open(BEN, "note 1", old)).isEqualTo(TEXT);
        assertThat(rotated.former()).containsExactly(old.key());
        Sealed today = rotated.seal(BEN, "note 1", TEXT);
        assertThat(today.key()).isEqualTo(rotated.today()).isNotEqualTo(old.key());
        refused(Why.UNKNOWN_KEY, () -> vault.open(BEN, "note 1", today));
        // What says which key it was does not make it that one.
        refused(Why.NOT_THIS_ONE, () -> vault.open(BEN, "note 1", new Sealed(old.key(), today.content())));
    }

    @Test
    void withoutAKeyNothingLasts() {
        for (Optional<String> none : List.of(Optional.<String>empty(), Optional.of("too short"))) {
            Vault without = new Vault(none, List.of(), Optional.empty());
            Sealed sealed = without.seal(BEN, "draft", TEXT);

            assertThat(without.lasts()).isFalse();
            assertThat(without.open(BEN, "draft", sealed)).isEqualTo(TEXT);
            refused(Why.UNKNOWN_KEY, () -> new Vault(none, List.of(), Optional.empty()).open(BEN, "draft", sealed));
            Vault replica = new Vault(none, List.of(), Optional.of(ANOTHER));
            Sealed shared = replica.seal(BEN, "draft", TEXT);
            assertThat(replica.lasts()).isFalse();
            assertThat(new Vault(none, List.of(), Optional.of(ANOTHER)).open(BEN, "draft", shared))
                    .isEqualTo(TEXT);
            refused(Why.UNKNOWN_KEY, () -> new Vault(Optional.of(ANOTHER), List.of(), Optional.empty())
                    .open(BEN, "draft", shared));
        }
        assertThat(vault.lasts()).isTrue();
    }

    @Test
    void whatWasBegunBeforeThereWasAKeyStillOpens() {
        Sealed begun = new Vault(Optional.empty(), List.of(), Optional.of(ANOTHER)).seal(BEN, "draft", TEXT);
        Vault set = new Vault(Optional.of(KEY), List.of(), Optional.of(ANOTHER));

        assertThat(set.open(BEN, "draft", begun)).isEqualTo(TEXT);
        assertThat(set.former()).isEmpty();
    }

    private static void refused(Why why, Runnable opening) {
        assertThatThrownBy(opening::run).isInstanceOfSatisfying(Unopenable.class, shut -> assertThat(shut.why())
                .isEqualTo(why));
    }
}
