package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.Bearers;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * What is explained is what happens: for every permission, everybody and everything that can be set, the explanation is held
 * against the token that the person gets at that moment, or is refused, and against what that token then opens (R67).
 */
@OnTheStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainedIsDecidedIT {

    private static final int AT_A_TIME = 4;

    private final SharedStack stack;
    private final Bearers bearers;
    private final Company company;
    private final List<Insider> insiders;
    private final Stage stage;
    private final ExecutorService hands = Executors.newFixedThreadPool(AT_A_TIME);

    ExplainedIsDecidedIT(SharedStack stack) {
        this.stack = stack;
        this.bearers = new Bearers(stack);
        this.company = new Company(stack);
        this.insiders = insiders();
        this.stage = new Stage(stack, stack.organizationId("acme"), stack.organizationId("umbra"), company.id);
    }

    @AfterAll
    void asItWas() {
        stage.close();
        hands.shutdown();
    }

    static List<Circumstances> everythingThatCanBeSet() {
        return Circumstances.all();
    }

    @ParameterizedTest
    @MethodSource("everythingThatCanBeSet")
    void whatIsExplainedIsWhatTheTokenSaysAndOpens(Circumstances circumstances) throws Exception {
        stage.set(circumstances);

        List<String> faults = new ArrayList<>();
        List<Callable<List<String>>> questions = new ArrayList<>();
        insiders.forEach(insider -> questions.add(() -> faults(insider)));
        for (Future<List<String>> answer : hands.invokeAll(questions)) {
            faults.addAll(result(answer));
        }

        assertThat(faults).as(circumstances.name()).isEmpty();
    }

    /** Else the test above might compare nothing with nothing. */
    @Test
    void thereAreBothKindsOfAnswers() {
        stage.set(Circumstances.USUAL);
        List<String> ada = new ArrayList<>();
        for (String permission : Explained.PERMISSIONS) {
            if (explained(insiders.get(0), permission).get("allowed").asBoolean()) {
                ada.add(permission);
            }
        }
        assertThat(ada).hasSize(16).contains("members.assign-levels").doesNotContain("desk.tickets");
    }

    private List<String> faults(Insider insider) {
        List<Tokens.Answer> tokens = insider.answers(stack.tokens());
        boolean in = tokens.stream().anyMatch(token -> token.status() == 200);
        List<String> faults = new ArrayList<>();
        for (String permission : Explained.PERMISSIONS) {
            JsonNode explained = explained(insider, permission);
            Optional<String> refusal = refusal(tokens, permission);
            boolean agrees = explained.get("allowed").asBoolean() == refusal.isEmpty()
                    && explained.get("because").size() > 0
                    && (in || explained.get("reason").asText().equals(refusal.orElseThrow()));
            if (!agrees) {
                faults.add(insider + ", " + permission + ": " + explained + " but " + refusal.orElse("it is held"));
            }
            opened(insider, permission, tokens.get(0))
                    .filter(opened -> opened != explained.get("allowed").asBoolean())
                    .ifPresent(opened -> faults.add(insider + ", " + permission + " opens: " + opened));
        }
        return faults;
    }

    /** Why the permission is in no token; empty when it is in one. */
    private static Optional<String> refusal(List<Tokens.Answer> tokens, String permission) {
        List<Tokens.Answer> given =
                tokens.stream().filter(token -> token.status() == 200).toList();
        if (given.isEmpty()) {
            JsonNode refused = tokens.get(0).json();
            return Optional.of(
                    refused.path("error").asText().equals("access_denied")
                            ? refused.get("error_description").asText()
                            : refused.toString());
        }
        boolean held = given.stream()
                .flatMap(token ->
                        StreamSupport.stream(token.claims().get("entitlements").spliterator(), false))
                .anyMatch(word -> word.asText().equals(permission));
        return held ? Optional.empty() : Optional.of("not in the token");
    }

    /** Whether the page that the permission is for opens with this token; empty where it opens none. */
    private Optional<Boolean> opened(Insider insider, String permission, Tokens.Answer token) {
        Map<String, String> pages =
                Map.of("members.view", "members", "members.review", "review", "members.invite", "invitations");
        if (token.status() != 200 || !pages.containsKey(permission) || insider.isVendor()) {
            return Optional.empty();
        }
        String path = "/organizations/" + insider.organization() + "/" + pages.get(permission) + "?limit=1";
        return Optional.of(Api.with(stack, token.accessToken()).get(path).status() == 200);
    }

    private JsonNode explained(Insider insider, String permission) {
        return new Explained(stack, bearers).to("olga", insider.organization(), insider.id(), permission);
    }

    private static <T> T result(Future<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private List<Insider> insiders() {
        List<Insider> all = new ArrayList<>();
        for (String who : List.of("ada", "ben", "cleo", "dan", "gil", "finn")) {
            all.add(Insider.member(who, stack.userId(who), stack.organizationId("acme"), "acme"));
        }
        for (String who : List.of("sam", "tess", "olga")) {
            all.add(Insider.vendor(who, stack.userId(who), stack.organizationId("acme")));
        }
        for (String who : List.of("eve", "finn")) {
            all.add(Insider.member(who, stack.userId(who), stack.organizationId("umbra"), "umbra"));
        }
        all.add(newcomer("portal-coordinator", "portal-own-tickets-only"));
        all.add(expired());
        Insider everywhere = newcomer();
        hold(everywhere, "portal-member");
        all.add(everywhere);
        Insider twofold = newcomer("portal-member");
        hold(twofold, "support-agent");
        all.add(twofold.twofold());
        return List.copyOf(all);
    }

    private Insider newcomer(String... roles) {
        People.Person person = company.somebody(roles);
        return Insider.member(person.username(), person.id(), company.id, company.alias);
    }

    private Insider expired() {
        Insider insider = newcomer("portal-member", "enable-in-app-messenger");
        UserRepresentation user = stack.realm().users().get(insider.id()).toRepresentation();
        user.setAttributes(Map.of("portal.until", List.of(company.id + " 2020-01-31T00:00:00Z")));
        stack.realm().users().get(insider.id()).update(user);
        return insider;
    }

    private void hold(Insider insider, String role) {
        RoleRepresentation held = stack.realm().roles().get(role).toRepresentation();
        stack.realm().users().get(insider.id()).roles().realmLevel().add(List.of(held));
    }
}
