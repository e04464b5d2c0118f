package dev.portico.portal.inbox;

import static dev.portico.portal.inbox.Correspondent.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portico.portal.mail.Mail;
import dev.portico.portal.mail.MailReader;
import dev.portico.portal.mail.Messages;
import dev.portico.portal.mail.UnreadableMail;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The 80 hard messages of mime4j and every mail of Tika's tests, sent to a real mail server and read from it by IMAP. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
@QuarkusTestResource(value = Post.class, restrictToAnnotatedClass = true)
class HardMailsTest {
    private static final Duration SOON = Duration.ofSeconds(90);

    @Inject
    TicketsByMail desk;

    @BeforeEach
    void nobodyIsKnown() {
        Cast.signsIn(Cast.ben());
        Cast.known();
        desk.empty();
    }

    @Test
    void everyOneArrivesOnceAndIsReadable() {
        List<String> names = Stream.concat(Messages.ofMime4j().stream(), Messages.ofTika().stream())
                .toList();
        assertThat(names).hasSizeGreaterThanOrEqualTo(92);
        for (String name : names) {
            new Correspondent(UUID.randomUUID() + "@sender.example").send(SUPPORT, Messages.bytes(name));
        }

        await().atMost(SOON).until(() -> waiting() == 0 && handled() >= names.size());

        assertThat(desk.rows("select reason from incoming where state = 'aside' and source like 'imap%'"
                        + " and reason <> 'too-many'"))
                .isEmpty();
        // Some say the same as another one of them: those are in the ticket of that one.
        assertThat(taken() + ignoredAsAutomatic()).isEqualTo(names.size());
        assertThat(names.stream().filter(name -> !isReadable(name)).toList()).isEmpty();
        assertThat(desk.rows("select 1 from outgoing")).isEmpty();
    }

    /** What a person reads first in it is in a ticket. */
    private boolean isReadable(String name) {
        try {
            Mail mail = new MailReader(InstantSource.system()).read(Messages.bytes(name), Messages.RECEIVED);
            String start = mail.text()
                    .lines()
                    .filter(line -> line.strip().length() > 3)
                    .findFirst()
                    .orElse("");
            return desk.texts().stream().anyMatch(text -> squeezed(text).contains(squeezed(start)));
        } catch (UnreadableMail unreadable) {
            return false;
        }
    }

    private long taken() {
        return desk.rows("select 1 from incoming where state = 'taken' and ticket is not null")
                .size();
    }

    private long ignoredAsAutomatic() {
        return desk.rows("select 1 from incoming where state = 'ignored' and reason = 'automatic'")
                .size();
    }

    private long waiting() {
        return desk.rows("select 1 from incoming where state = 'waiting'").size();
    }

    private long handled() {
        return desk.rows("select 1 from incoming").size();
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\u00a0]+", "");
    }
}
