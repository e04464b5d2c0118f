package dev.portico.stack.mail;

import static dev.portico.stack.mail.Correspondence.BEN;
import static dev.portico.stack.mail.Correspondence.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.SharedStack;
import dev.portico.stack.mailbox.Hold;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The portal dies (SIGKILL) while the mail server has a mail of its and has not said whether it took it (R63). */
@OnTheStack
class SendingCrashIT {
    private final SharedStack stack;
    private final Correspondence post;

    SendingCrashIT(SharedStack stack) {
        this.stack = stack;
        this.post = new Correspondence(stack);
    }

    @AfterEach
    void thePortalIsBack() {
        stack.startPortalAgain();
    }

    @Test
    void everyMailGoesOutOnceAndTheOneThatWasUnderWayIsShownAsUnsure() throws Exception {
        long ticket = post.opened("ben", "Blender on fire");
        post.posted("sam", "/api/tickets/" + ticket + "/replies", "Before.");
        post.mail(BEN, ticket);

        try (Hold hold = stack.mailbox().hold(BEN)) {
            post.posted("sam", "/api/tickets/" + ticket + "/replies", "Meanwhile.");
            await().atMost(SOON).until(hold::isReached);
            post.posted("sam", "/api/tickets/" + ticket + "/replies", "Afterwards.");
            stack.crashPortal();
        }
        assertThat(states(ticket)).containsExactly("sent", "sending", "queued");
        stack.startPortalAgain();

        await().atMost(SOON).until(() -> states(ticket).equals(List.of("sent", "unsure", "sent")));
        assertThat(mails(ticket)).hasSize(3);
        for (String answer : List.of("Before.", "Meanwhile.", "Afterwards.")) {
            assertThat(mails(ticket))
                    .filteredOn(mail -> Correspondence.text(mail).contains(answer))
                    .hasSize(1);
        }
    }

    private List<MimeMessage> mails(long ticket) {
        return stack.mailbox().mailsTo(BEN).stream()
                .filter(mail -> Correspondence.subject(mail).contains("[#" + ticket + "]"))
                .toList();
    }

    private List<String> states(long ticket) throws SQLException {
        List<String> states = new ArrayList<>();
        try (Connection connection = stack.stack().postgres().connect(PostgresServer.PORTAL);
                PreparedStatement rows =
                        connection.prepareStatement("select state from outgoing where ticket = ? order by note_id")) {
            rows.setLong(1, ticket);
            try (ResultSet found = rows.executeQuery()) {
                while (found.next()) {
                    states.add(found.getString(1));
                }
            }
        }
        return states;
    }
}
