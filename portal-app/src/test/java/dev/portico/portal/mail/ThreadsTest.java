package dev.portico.portal.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThreadsTest {

    private record Sent(String id, int hour, List<String> mentions) {}

    private static final List<Sent> MAILS = List.of(
            new Sent("a", 1, List.of()),
            new Sent("b", 2, List.of("a")),
            new Sent("d", 4, List.of("c")),
            new Sent("e", 5, List.of("a", "c")),
            new Sent("x", 3, List.of()),
            new Sent("y", 6, List.of("x")),
            new Sent("alone", 7, List.of("nobody")));

    @Test
    void theOrderOfArrivalMakesNoDifference() {
        for (int seed = 0; seed < 50; seed++) {
            List<Sent> shuffled = new ArrayList<>(MAILS);
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(threads(shuffled))
                    .containsExactly(List.of("a", "b", "d", "e"), List.of("x", "y"), List.of("alone"));
        }
    }

    @Test
    void whoeverDatesAnAnswerBackDoesNotBeginTheThread() {
        assertThat(threads(List.of(
                        new Sent("question", 3, List.of()),
                        new Sent("forged", 1, List.of("question")),
                        new Sent("answer", 4, List.of("question")))))
                .containsExactly(List.of("question", "forged", "answer"));
    }

    @Test
    void aLongChainIsOneThread() {
        List<Sent> chain = new ArrayList<>(List.of(new Sent("0", 0, List.of())));
        for (int i = 1; i < 20_000; i++) {
            chain.add(new Sent("" + i, i, List.of("" + (i - 1))));
        }
        Collections.reverse(chain);

        assertThat(threads(chain)).hasSize(1);
    }

    private static List<List<String>> threads(List<Sent> mails) {
        Threads<String> threads = new Threads<>();
        mails.forEach(mail -> threads.add(
                mail.id(),
                new Head(
                        new MessageId(mail.id()),
                        mail.mentions().stream().map(MessageId::new).toList(),
                        Instant.EPOCH.plusSeconds(3600L * mail.hour()),
                        mail.id())));
        return threads.oldestFirst();
    }
}
