package dev.portico.stack.perspective;

import dev.portico.stack.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Methods and paths of Keycloak's own resources, by the annotations (Jakarta REST) of the classes that the tests' Keycloak runs: followed
 * from a root through every locator of sub-resources.
 */
public final class AnnotatedRoutes implements AutoCloseable {

    /** One of them, the path as it is annotated: {@code GET /admin/realms/{realm}/users/{user-id}}. */
    public record Route(String method, String path) implements Comparable<Route> {

        /** With something in place of what is in braces. */
        String address(Map<String, String> values) {
            String filled = path;
            for (Map.Entry<String, String> value : values.entrySet()) {
                filled = filled.replaceAll("\\{\\s*" + value.getKey() + "\\s*(:[^}]*)?}", value.getValue());
            }
            return filled.replaceAll("\\{[^}]*}", "x");
        }

        @Override
        public int compareTo(Route other) {
            return (path + " " + method).compareTo(other.path + " " + other.method);
        }
    }

    private static final String RESOURCES = "org.keycloak.services.resources.";

    /** What locators return that are declared to return just anything. */
    private static final Map<String, List<String>> RETURNED = Map.of(
            RESOURCES + "account.AccountLoader#getAccountService",
            List.of(RESOURCES + "account.AccountRestService"),
            RESOURCES + "account.AccountLoader#getVersionedAccountRestService",
            List.of(RESOURCES + "account.AccountRestService"),
            RESOURCES + "account.resources.ResourcesService#getResource",
            List.of(RESOURCES + "account.resources.ResourceService"),
            RESOURCES + "admin.AdminRoot#getServerInfo",
            List.of(RESOURCES + "admin.info.ServerInfoAdminResource"),
            "org.keycloak.authorization.admin.PolicyService#getResource",
            List.of(
                    "org.keycloak.authorization.admin.PolicyTypeService",
                    "org.keycloak.authorization.admin.PolicyResourceService"));

    private final URLClassLoader classes;
    private final Set<Route> found = new TreeSet<>();
    private final Set<String> visited = new TreeSet<>();
    private final Set<String> unknown = new TreeSet<>();

    AnnotatedRoutes() {
        Path libraries = Project.here().distribution().resolve("lib/lib");
        classes = new URLClassLoader(
                Stream.of("main", "boot")
                        .flatMap(folder -> jars(libraries.resolve(folder)).stream())
                        .toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
    }

    /** Everything below this resource. */
    AnnotatedRoutes below(String path, String resource) {
        follow(path, RESOURCES + resource, Set.of());
        return this;
    }

    Set<Route> found() {
        return found;
    }

    /** Names of the resources that were come through. */
    Set<String> visited() {
        return visited;
    }

    /** Locators that are declared to return just anything, of which nobody has said here what that is. */
    Set<String> unknown() {
        return unknown;
    }

    private void follow(String path, String name, Set<String> above) {
        if (above.contains(name)) {
            return;
        }
        visited.add(name);
        Set<String> here = new TreeSet<>(above);
        here.add(name);
        for (Method method : methods(loaded(name))) {
            Optional<String> below = value(method, "jakarta.ws.rs.Path");
            Optional<String> verb = verb(method);
            String address = below.map(part -> joined(path, part)).orElse(path);
            if (verb.isPresent()) {
                found.add(new Route(verb.get(), address));
            } else if (below.isPresent()) {
                returned(method).forEach(next -> follow(address, next, here));
            }
        }
    }

    /** Annotations on those of an interface count for whoever implements it. */
    private static List<Method> methods(Class<?> resource) {
        return Stream.concat(Stream.of(resource), Arrays.stream(resource.getInterfaces()))
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .toList();
    }

    private Stream<String> returned(Method locator) {
        String name = locator.getDeclaringClass().getName() + "#" + locator.getName();
        if (RETURNED.containsKey(name)) {
            return RETURNED.get(name).stream();
        }
        if (locator.getReturnType().equals(Object.class)) {
            unknown.add(name);
            return Stream.empty();
        }
        return Stream.of(locator.getReturnType().getName());
    }

    private Class<?> loaded(String name) {
        try {
            return classes.loadClass(name);
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(name, missing);
        }
    }

    static Optional<String> verb(Method method) {
        return annotations(method)
                .flatMap(annotation -> value(annotation.annotationType(), "jakarta.ws.rs.HttpMethod").stream())
                .findFirst();
    }

    /** An annotation of the class loader's own, so that it is known by its name alone. */
    static Optional<String> value(AnnotatedElement element, String type) {
        return Arrays.stream(element.getAnnotations())
                .filter(annotation -> annotation.annotationType().getName().equals(type))
                .map(AnnotatedRoutes::value)
                .findFirst();
    }

    private static Stream<Annotation> annotations(Method method) {
        return Arrays.stream(method.getAnnotations());
    }

    private static String value(Annotation annotation) {
        try {
            return String.valueOf(annotation.annotationType().getMethod("value").invoke(annotation));
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(annotation.toString(), impossible);
        }
    }

    private static String joined(String path, String part) {
        String inner = part.startsWith("/") ? part.substring(1) : part;
        return inner.isEmpty() ? path : path + "/" + inner;
    }

    static List<URL> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(AnnotatedRoutes::url).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new AssertionError(jar.toString(), impossible);
        }
    }

    @Override
    public void close() {
        try {
            classes.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }
}
