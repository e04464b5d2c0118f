package dev.portico.portal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.mail.Configured;
import dev.portico.portal.outbox.MailAddresses.Reply;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressesTest {
    private static final String OTHER_KEY = "ffffffffffffffffffffffffffffffff";

    private final MailAddresses addresses = new MailAddresses(Configured.mail());

    @Test
    void anAddressSaysForWhomAndAboutWhatItWasMade() {
        String address = addresses.reply(1001, 17, 2);

        assertThat(address).matches("support\\+1001\\.17\\.2\\.[0-9a-v]{26}@portico\\.example");
        assertThat(address.indexOf('@')).isLessThanOrEqualTo(64);
        assertThat(addresses.replyIn(address)).contains(new Reply(1001, 17, 2));
    }

    @Test
    void mailServersMayChangeItsCase() {
        assertThat(addresses.replyIn(addresses.reply(1001, 17, 0).toUpperCase(Locale.ROOT)))
                .contains(new Reply(1001, 17, 0));
    }

    @Test
    void nothingInItCanBeChanged() {
        String address = addresses.reply(1001, 17, 0);

        assertThat(addresses.replyIn(address.replace("+1001.", "+1002."))).isEmpty();
        assertThat(addresses.replyIn(address.replace(".17.", ".18."))).isEmpty();
        assertThat(addresses.replyIn(address.replace(".17.0.", ".17.1."))).isEmpty();
        assertThat(addresses.replyIn(address.replace("+1001.", "+01001."))).isEmpty();
        assertThat(addresses.replyIn(address.replace("@portico.example", "@portico.example.evil.example")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "support@portico.example",
                "support+@portico.example",
                "support+1001.17.0.@portico.example",
                "support+1001.17.0.00000000000000000000000000@portico.example",
                "support+99999999999999999999.17.0.00000000000000000000000000@portico.example",
                "",
                "@"
            })
    void whatWeDidNotMakeSaysNothing(String address) {
        assertThat(addresses.replyIn(address)).isEmpty();
        assertThat(addresses.bounceIn(address)).isEmpty();
    }

    @Test
    void theAddressForBouncesIsNoReplyAddressNorTheOtherWayRound() {
        assertThat(addresses.bounceIn(addresses.bounce(7))).contains(7L);
        assertThat(addresses.replyIn(addresses.bounce(7))).isEmpty();
        assertThat(addresses.bounceIn(addresses.reply(1001, 17, 0))).isEmpty();
    }

    @Test
    void anotherKeyMakesOtherAddressesAndAFormerOneStillCounts() {
        String before = addresses.reply(1001, 17, 0);
        MailAddresses changed = new MailAddresses(Configured.mail("key", OTHER_KEY));
        MailAddresses remembering =
                new MailAddresses(Configured.mail("key", OTHER_KEY, "former-keys", "0123456789abcdef0123456789abcdef"));

        assertThat(changed.replyIn(before)).isEmpty();
        assertThat(remembering.replyIn(before)).isPresent();
        assertThat(remembering.reply(1001, 17, 0)).isEqualTo(changed.reply(1001, 17, 0));
    }

    @Test
    void withoutAKeyThatNobodyGuessesThereAreNone() {
        assertThat(addresses.areSet()).isTrue();
        assertThat(new MailAddresses(Configured.mail("key", "short")).areSet()).isFalse();
        assertThat(new MailAddresses(Configured.mail("address", "support+tag@portico.example")).areSet())
                .isFalse();
        assertThat(new MailAddresses(Configured.mail("address", "a@x\r\nBcc: b@x")).areSet())
                .isFalse();
    }

    @Test
    void ourOwnAreKnownWhateverStandsBehindThePlus() {
        assertThat(addresses.isOurs("support@portico.example")).isTrue();
        assertThat(addresses.isOurs("support+x@portico.example")).isTrue();
        assertThat(addresses.isOurs("sam@portico.example")).isFalse();
    }
}
