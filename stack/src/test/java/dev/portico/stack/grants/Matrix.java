package dev.portico.stack.grants;

import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.representations.idm.EventRepresentation;

/** What the server answered, cell by cell; each state is brought about once, after all that is asked in it has been prepared. */
final class Matrix {

    private final Map<State, Map<Way, String>> answers = new EnumMap<>(State.class);

    private Matrix() {}

    /** Asks for the cells that are wanted. */
    static Matrix asked(SharedStack stack, BiPredicate<Way, State> wanted) {
        Matrix matrix = new Matrix();
        try (Stage stage = new Stage(stack)) {
            for (State state : State.values()) {
                List<Way> ways = Stream.of(Way.values())
                        .filter(way -> wanted.test(way, state))
                        .toList();
                if (!ways.isEmpty()) {
                    matrix.answers.put(state, column(stage, state, ways));
                }
            }
        }
        return matrix;
    }

    String answer(Way way, State state) {
        return answers.getOrDefault(state, Map.of()).getOrDefault(way, "not asked");
    }

    private static Map<Way, String> column(Stage stage, State state, List<Way> ways) {
        Subject subject = stage.subject(state);
        Map<Way, Asking> prepared = new EnumMap<>(Way.class);
        ways.forEach(way -> prepared.put(way, careful(() -> way.prepare(stage, subject))));
        Map<Way, String> column = new EnumMap<>(Way.class);
        state.come(stage, subject);
        try {
            prepared.forEach((way, asking) -> column.put(way, answered(stage, subject, way, asking)));
        } finally {
            state.go(stage);
        }
        return column;
    }

    /** One way that fails is one cell that is wrong, not a table that is missing. */
    private static Asking careful(Supplier<Asking> preparing) {
        try {
            return preparing.get();
        } catch (AssertionError | RuntimeException e) {
            return () -> "could not be prepared: " + e;
        }
    }

    private static String answered(Stage stage, Subject subject, Way way, Asking asking) {
        Instant before = Instant.now();
        String answer;
        try {
            answer = asking.answer();
        } catch (AssertionError | RuntimeException e) {
            return "could not be asked: " + e;
        }
        boolean ours =
                answer.startsWith("page: ") || answer.startsWith("refused: ") || answer.equals("interaction_required");
        return ours ? answer + missing(stage, subject, way, answer, before) : answer;
    }

    /** A refusal of ours leaves an event with user, client, organisation and reason; empty when this one did. */
    private static String missing(Stage stage, Subject subject, Way way, String answer, Instant since) {
        boolean robot = way == Way.CLIENT;
        People.Person user = robot ? subject.robot() : subject.person();
        String client = robot ? subject.robotClient() : stage.clients().guardedId();
        List<EventRepresentation> events =
                stage.stack().realm().getEvents(List.of(), client, user.id(), null, null, null, 0, 20);
        String reason = answer.contains(": ")
                ? answer.split(": ", 2)[1]
                : subject.state().reason();
        Map<String, String> wanted = Map.of("reason", reason, "org_id", subject.organization());
        boolean found = events.stream()
                .filter(event -> "access_denied".equals(event.getError()))
                .filter(event -> isPrepared(way, subject) || event.getTime() >= since.toEpochMilli())
                .anyMatch(event -> event.getDetails().entrySet().containsAll(wanted.entrySet()));
        return found ? "" : " (no event among " + told(events) + ")";
    }

    /** Refused when there was still nothing to come: at the door, while preparing. */
    private static boolean isPrepared(Way way, Subject subject) {
        return subject.state() == State.NO_LEVEL && (way == Way.DEVICE || way == Way.REFRESH || way == Way.OFFLINE);
    }

    private static String told(List<EventRepresentation> events) {
        return events.stream()
                .map(event -> event.getType() + " " + event.getError() + " " + event.getDetails())
                .collect(Collectors.joining("; "));
    }
}
