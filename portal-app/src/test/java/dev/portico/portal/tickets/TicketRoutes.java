package dev.portico.portal.tickets;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every way to a ticket, as the resource classes have them: what an attack tries, none forgotten. */
public final class TicketRoutes {
    private static final String NUMBER = "{number}";

    /** Only lead a browser back that signed in again while it sent a form; they look at no ticket. */
    private static final Set<String> LEADING_BACK = Set.of(
            "GET /tickets/{number}/{deed}",
            "GET /queue/{number}/{deed}",
            "GET /messenger/conversations/{number}/notes");

    private static final Set<Route> ALL = found();

    private TicketRoutes() {}

    /** A route, and what a form or a program sends along. */
    public record Route(String method, String path) {
        static Route of(String route) {
            String[] words = route.split(" ", 2);
            return new Route(words[0], words[1]);
        }

        public boolean api() {
            return path.startsWith("/api/");
        }

        /** Whether it is there for who has the messenger's role only. */
        public boolean ofMessenger() {
            return path.startsWith("/messenger/");
        }

        /** With the number and the id of whatever it speaks of; the eye is on notes. */
        public String of(long number, long id) {
            return path.replace(NUMBER, Long.toString(number))
                    .replace("{id}", Long.toString(id))
                    .replace("{what}", "notes");
        }

        /** What a program sends, so that nothing but what is tried is left to refuse. */
        public JsonObject body() {
            if (path.endsWith(NUMBER)) {
                return new JsonObject().put("status", "closed");
            }
            return switch (path.replaceAll(".*/(?=[a-z])", "")) {
                case "participants" -> new JsonObject().put("email", "cleo@acme.example");
                case "notes", "replies" -> new JsonObject().put("text", "Broken in");
                default -> new JsonObject().put("visible", true);
            };
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** What is sent to any of them: enough for each, and nothing that any of them refuses. */
    public static final Map<String, String> FORM = Map.of(
            "text", "Broken in",
            "whom", "cleo@acme.example",
            "visible", "true",
            "status", "closed",
            "version", "1");

    public static Set<Route> all() {
        return ALL;
    }

    private static Set<Route> found() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.portico.portal")
                        .stream()
                        .filter(found -> found.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods())
                                .flatMap(method -> routes(resource, method)))
                        .filter(route -> route.contains(NUMBER) && !LEADING_BACK.contains(route))
                        // The number of an article's version is no ticket's.
                        .filter(route -> !route.contains("/versions/" + NUMBER))
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .map(Route::of)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<String> routes(Class<?> resource, Method method) {
        @Nullable Path below = method.getAnnotation(Path.class);
        String path = resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
        String plain =
                path.replaceAll("\\{(\\w+)(?::(?:[^{}]|\\{[^}]*})*)?}", "{$1}").replace("//", "/");
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(verb -> verb.value() + " " + plain);
    }
}
