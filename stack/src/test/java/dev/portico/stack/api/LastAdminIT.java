package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An organisation never loses its last admin by its own people's action (R49). */
@OnTheStack
class LastAdminIT {

    private final SharedStack stack;
    private final Company company;

    LastAdminIT(SharedStack stack) {
        this.stack = stack;
        this.company = new Company(stack);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"level\":\"portal-member\"}", "{\"level\":\"none\"}", "{\"until\":\"2099-01-01T00:00:00Z\"}"})
    void theLastOneStays(String body) {
        company.somebody("portal-member");
        Changes boss = company.asBoss();

        Changes.Told told = boss.patch(company.path(company.boss), body);

        assertThat(told.status()).isEqualTo(409);
        assertThat(told.reason()).isEqualTo("last-admin");
        assertThat(boss.send("DELETE", company.path(company.boss)).reason()).isEqualTo("last-admin");
        assertThat(boss.get(company.path(company.boss)).field("level")).isEqualTo("portal-admin");
        assertThat(Changes.asAdmin(stack)
                        .patch(company.path(company.boss), body)
                        .status())
                .as("the vendor may")
                .isEqualTo(200);
    }

    @Test
    void onlyEnabledAdminsWithoutAnEndDateCount() {
        People.Person ending = company.somebody("portal-admin");
        Changes.asAdmin(stack).patch(company.path(ending), "{\"until\":\"2099-01-01T00:00:00Z\"}");
        People.Person disabled = company.somebody("portal-admin");
        Changes.asAdmin(stack).send("POST", company.path(disabled) + "/deactivate");
        Changes boss = company.asBoss();
        assertThat(boss.send("DELETE", company.path(company.boss)).reason()).isEqualTo("last-admin");

        Changes.asAdmin(stack).send("POST", company.path(disabled) + "/activate");

        assertThat(boss.send("DELETE", company.path(company.boss)).status()).isEqualTo(204);
    }

    @Test
    void oneOfTwoMayGoAndTheOtherMayNot() {
        People.Person second = company.somebody("portal-admin");

        assertThat(company.asBoss()
                        .patch(company.path(company.boss), "{\"level\":\"portal-member\"}")
                        .status())
                .isEqualTo(200);
        assertThat(Changes.as(stack, second.username())
                        .send("DELETE", company.path(second))
                        .reason())
                .isEqualTo("last-admin");
    }

    @Test
    void nobodyDeactivatesThemselves() {
        company.somebody("portal-admin");

        assertThat(company.asBoss()
                        .send("POST", company.path(company.boss) + "/deactivate")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void theLastAdminOfAnotherOrganisationIsNotDeactivatedEither() {
        Company other = new Company(stack);
        stack.people().join(company.boss, other.id, "portal-admin");
        People.Person shared = company.somebody("portal-admin");
        stack.people().join(shared, other.id, "portal-admin");
        Changes.asAdmin(stack).send("DELETE", other.path(other.boss));
        Changes.asAdmin(stack).patch(other.path(company.boss), "{\"until\":\"2099-01-01T00:00:00Z\"}");
        Changes boss = Changes.as(stack, company.boss.username() + "@" + company.alias);

        Changes.Told told = boss.send("POST", company.path(shared) + "/deactivate");
        assertThat(told.status()).as(told.json().toString()).isEqualTo(409);
        assertThat(told.reason()).isEqualTo("last-admin");
        Changes.asAdmin(stack).patch(other.path(company.boss), "{\"until\":null}");
        assertThat(Changes.as(stack, company.boss.username() + "@" + company.alias)
                        .send("POST", company.path(shared) + "/deactivate")
                        .status())
                .isEqualTo(200);
    }

    @RepeatedTest(5)
    void ofTwoWhoDemoteEachOtherAtTheSameMomentExactlyOneWins() throws Exception {
        People.Person second = company.somebody("portal-admin");

        List<Integer> told =
                race(demotion(company.asBoss(), second), demotion(Changes.as(stack, second.username()), company.boss));

        assertThat(told).containsExactlyInAnyOrder(200, 403);
        assertThat(admins(company.boss, second)).isEqualTo(1);
    }

    @RepeatedTest(5)
    void ofTwoWhoStepDownAtTheSameMomentExactlyOneDoes() throws Exception {
        People.Person second = company.somebody("portal-admin");

        List<Integer> told =
                race(demotion(company.asBoss(), company.boss), demotion(Changes.as(stack, second.username()), second));

        assertThat(told).containsExactlyInAnyOrder(200, 409);
        assertThat(admins(company.boss, second)).isEqualTo(1);
    }

    @RepeatedTest(5)
    void ofTwoWhoDeactivateEachOtherAtTheSameMomentExactlyOneWins() throws Exception {
        People.Person second = company.somebody("portal-admin");
        Changes boss = company.asBoss();
        Changes other = Changes.as(stack, second.username());

        List<Integer> told = race(
                () -> boss.send("POST", company.path(second) + "/deactivate").status(),
                () -> other.send("POST", company.path(company.boss) + "/deactivate")
                        .status());

        assertThat(told).contains(200).hasSize(2);
        assertThat(told).filteredOn(status -> status == 200).hasSize(1);
        assertThat(Stream.of(company.boss, second).filter(one -> stack.realm()
                        .users()
                        .get(one.id())
                        .toRepresentation()
                        .isEnabled()))
                .hasSize(1);
    }

    @Test
    void manyFirstGrantsOfARoleMakeOneGroup() throws Exception {
        List<Callable<Integer>> grants = Stream.generate(() -> company.somebody("portal-member"))
                .limit(6)
                .map(worker -> {
                    Changes boss = company.asBoss();
                    String tag = boss.get(company.path(worker)).tag();
                    return (Callable<Integer>)
                            () -> boss.patch(company.path(worker), "{\"level\":\"portal-coordinator\"}", tag)
                                    .status();
                })
                .toList();

        assertThat(together(grants)).containsOnly(200);
        assertThat(stack.realm()
                        .organizations()
                        .get(company.id)
                        .groups()
                        .getAll("portal-coordinator", null, false, 0, 10, false, false))
                .hasSize(1);
    }

    private Callable<Integer> demotion(Changes caller, People.Person whom) {
        String tag = caller.get(company.path(whom)).tag();
        return () -> caller.patch(company.path(whom), "{\"level\":\"portal-member\"}", tag)
                .status();
    }

    private long admins(People.Person... people) {
        Changes admin = Changes.asAdmin(stack);
        return Stream.of(people)
                .filter(one -> admin.get(company.path(one)).field("level").equals("portal-admin"))
                .count();
    }

    private static List<Integer> race(Callable<Integer> one, Callable<Integer> other) throws Exception {
        CyclicBarrier line = new CyclicBarrier(2);
        return together(List.of(after(line, one), after(line, other)));
    }

    private static Callable<Integer> after(CyclicBarrier line, Callable<Integer> work) {
        return () -> {
            line.await();
            return work.call();
        };
    }

    private static List<Integer> together(List<Callable<Integer>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<Future<Integer>> done = threads.invokeAll(work);
            List<Integer> told = new ArrayList<>();
            for (Future<Integer> each : done) {
                told.add(each.get());
            }
            return told;
        } finally {
            threads.shutdown();
        }
    }
}
