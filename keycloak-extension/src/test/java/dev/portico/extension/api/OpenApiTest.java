package dev.portico.extension.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The document under {@code docs/contracts} names exactly what is served; whether it is answered so is tested on the server. */
class OpenApiTest {

    private static final java.nio.file.Path DOCUMENT = java.nio.file.Path.of("../docs/contracts/portal-access.yaml");

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    @Test
    void everyRouteIsDocumentedAndNothingElse() throws IOException {
        Set<String> served = new TreeSet<>();
        collect(PortalAccessResource.class, "", served);

        assertThat(served).contains("GET /settings", "GET /organizations/{org}/members/{user}");
        assertThat(documented()).isEqualTo(served);
    }

    private static void collect(Class<?> resource, String prefix, Set<String> found) {
        for (Method method : resource.getDeclaredMethods()) {
            Path path = method.getAnnotation(Path.class);
            if (path == null) {
                continue;
            }
            String address = (prefix + "/" + path.value()).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
            Optional<String> verb = verb(method);
            if (verb.isPresent()) {
                found.add(verb.get() + " " + address);
            } else if (!method.getReturnType().equals(Object.class)) {
                collect(method.getReturnType(), address, found);
            }
        }
    }

    private static Optional<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(type -> Stream.ofNullable(type.getAnnotation(HttpMethod.class)))
                .map(HttpMethod::value)
                .findFirst();
    }

    private static Set<String> documented() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Reader reader = Files.newBufferedReader(DOCUMENT)) {
            Map<String, Map<String, Map<String, Object>>> document = new Yaml().load(reader);
            document.getOrDefault("paths", Map.of()).forEach((path, item) -> item.keySet().stream()
                    .filter(METHODS::contains)
                    .forEach(method -> found.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        }
        return found;
    }
}
