package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Organisations that set end dates for the same person do not lose each other's: they share one attribute (R52). */
@OnTheStack
class EndDatesOfManyIT {

    private static final int ROUNDS = 30;

    private final SharedStack stack;
    private final Company one;
    private final Company other;
    private final People.Person shared;

    EndDatesOfManyIT(SharedStack stack) {
        this.stack = stack;
        this.one = new Company(stack);
        this.other = new Company(stack);
        this.shared = one.somebody("portal-member");
        stack.people().join(shared, other.id, "portal-member");
    }

    @Test
    void neitherOfTwoSetAtTheSameMomentIsLost() throws Exception {
        Changes atOne = one.asBoss();
        Changes atOther = other.asBoss();
        for (int round = 0; round < ROUNDS; round++) {
            String here = "2099-01-01T00:00:%02dZ".formatted(round);
            String there = "2098-01-01T00:00:%02dZ".formatted(round);

            assertThat(race(setting(atOne, one, here), setting(atOther, other, there)))
                    .containsExactly(200, 200);

            assertThat(stack.realm()
                            .users()
                            .get(shared.id())
                            .toRepresentation()
                            .getAttributes()
                            .get("portal.until"))
                    .as("round " + round)
                    .containsExactlyInAnyOrder(one.id + " " + here, other.id + " " + there);
        }
    }

    @Test
    void oneThatIsTakenAwayDoesNotComeBackWithAnothers() throws Exception {
        Changes atOne = one.asBoss();
        Changes atOther = other.asBoss();
        for (int round = 0; round < ROUNDS; round++) {
            atOne.patch(one.path(shared), "{\"until\":\"2099-01-01T00:00:00Z\"}");
            String there = "2098-01-01T00:00:%02dZ".formatted(round);

            assertThat(race(patching(atOne, one, "{\"until\":null}"), setting(atOther, other, there)))
                    .containsExactly(200, 200);

            assertThat(atOne.get(one.path(shared)).json().get("until").isNull())
                    .as("round " + round)
                    .isTrue();
            assertThat(atOther.get(other.path(shared)).field("until")).isEqualTo(there);
        }
    }

    private Callable<Integer> setting(Changes caller, Company where, String until) {
        return patching(caller, where, "{\"until\":\"" + until + "\"}");
    }

    private Callable<Integer> patching(Changes caller, Company where, String body) {
        String tag = caller.get(where.path(shared)).tag();
        return () -> caller.patch(where.path(shared), body, tag).status();
    }

    private static List<Integer> race(Callable<Integer> one, Callable<Integer> other) throws Exception {
        CyclicBarrier line = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Integer> first = threads.submit(() -> {
                line.await();
                return one.call();
            });
            Future<Integer> second = threads.submit(() -> {
                line.await();
                return other.call();
            });
            return List.of(first.get(), second.get());
        } finally {
            threads.shutdown();
        }
    }
}
