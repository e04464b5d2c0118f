package dev.portico.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/contracts/portal-api.yaml} has every route of the JSON API, and no other. */
class ApiDocumentTest {
    private static final Pattern PATH = Pattern.compile("  (/\\S*):");
    private static final Pattern METHOD = Pattern.compile("    (get|head|put|post|patch|delete):");

    @Test
    void documentAndResourcesHaveTheSameRoutes() throws IOException {
        assertThat(documented()).hasSizeGreaterThan(10).isEqualTo(served());
    }

    private static Set<String> documented() throws IOException {
        Set<String> routes = new TreeSet<>();
        String path = "";
        for (String line : Files.readAllLines(java.nio.file.Path.of("../docs/contracts/portal-api.yaml"))) {
            Matcher begins = PATH.matcher(line);
            Matcher method = METHOD.matcher(line);
            if (begins.matches()) {
                path = begins.group(1);
            } else if (method.matches()) {
                routes.add(method.group(1).toUpperCase(Locale.ROOT) + " " + path);
            }
        }
        return routes;
    }

    private static Set<String> served() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.portico.portal")
                        .stream()
                        .filter(found -> found.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .filter(resource ->
                                resource.getAnnotation(Path.class).value().startsWith("/api/"))
                        .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods())
                                .flatMap(method -> routes(resource, method)))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> routes(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        String path = resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
        String plain = path.replaceFirst("^/api", "").replaceAll("\\{(\\w+)(?::(?:[^{}]|\\{[^}]*})*)?}", "{$1}");
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> verb.value() + " " + plain);
    }
}
