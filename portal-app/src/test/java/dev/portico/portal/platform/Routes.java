package dev.portico.portal.platform;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every route of the portal, as the resource classes have them: one that is written tomorrow is among them. */
public final class Routes {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)\\s*(?::(?:[^{}]|\\{[^}]*})*)?}");
    private static final Map<String, String> NAMED =
            Map.of("where", "", "org", "acme", "slug", "for-everyone", "user", "ben-id", "name", "portal-member");

    private Routes() {}

    /** {@code GET /tickets/1001} and so on, with something in place of every parameter. */
    public static Set<String> all() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.portico.portal")
                        .stream()
                        .filter(found -> found.isAnnotatedWith(Path.class) && !found.isInterface())
                        .map(JavaClass::reflect)
                        .flatMap(resource ->
                                Arrays.stream(resource.getDeclaredMethods()).flatMap(method -> of(resource, method)))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> of(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        String path = resource.getAnnotation(Path.class).value()
                + (below == null || below.value().startsWith("/") ? "" : "/")
                + (below == null ? "" : below.value());
        String plain = filled(path).replace("//", "/");
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> verb.value() + " " + plain);
    }

    private static String filled(String path) {
        Matcher parameter = PARAMETER.matcher(path);
        StringBuilder filled = new StringBuilder();
        while (parameter.find()) {
            parameter.appendReplacement(filled, NAMED.getOrDefault(parameter.group(1), "1001"));
        }
        return parameter.appendTail(filled).toString();
    }
}
