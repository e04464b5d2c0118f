package dev.portico.stack.perspective;

import dev.portico.stack.Project;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Methods and addresses of the portal, by the annotations (Jakarta REST) of the classes it is made of: a route that is written tomorrow
 * is among them. Where a parameter is one of several words, there is an address for each.
 */
public final class PortalRoutes {

    private static final String PATH = "jakarta.ws.rs.Path";
    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*(\\w+)\\s*(?::((?:[^{}]|\\{[^}]*})*))?}");
    private static final Pattern WORD = Pattern.compile("[a-z-]+");

    private PortalRoutes() {}

    /**
     * All of them, each parameter filled in.
     *
     * @param values for the parameters, by their names; what is not there is {@code 1}
     */
    public static Set<AnnotatedRoutes.Route> all(Map<String, String> values) {
        Path application = Project.here().portalJar().resolveSibling("app");
        Path libraries = application.resolveSibling("lib");
        URL[] parts = Stream.of(application, libraries.resolve("main"), libraries.resolve("boot"))
                .flatMap(folder -> AnnotatedRoutes.jars(folder).stream())
                .toArray(URL[]::new);
        Set<AnnotatedRoutes.Route> found = new TreeSet<>();
        try (URLClassLoader classes = new URLClassLoader(parts, ClassLoader.getPlatformClassLoader())) {
            for (String name : annotated(application)) {
                add(found, Class.forName(name, false, classes), values);
            }
        } catch (IOException | ClassNotFoundException unreadable) {
            throw new AssertionError("the portal's classes", unreadable);
        }
        return found;
    }

    private static void add(Set<AnnotatedRoutes.Route> found, Class<?> resource, Map<String, String> values) {
        if (resource.isInterface()) {
            return;
        }
        AnnotatedRoutes.value(resource, PATH).ifPresent(root -> Arrays.stream(resource.getDeclaredMethods())
                .forEach(method -> AnnotatedRoutes.verb(method).ifPresent(verb -> {
                    String below = AnnotatedRoutes.value(method, PATH).orElse("");
                    for (String address : filled((root + "/" + below), values)) {
                        found.add(new AnnotatedRoutes.Route(verb, address));
                    }
                })));
    }

    private static List<String> filled(String path, Map<String, String> values) {
        Matcher parameter = PARAMETER.matcher(path);
        if (!parameter.find()) {
            String plain = path.replaceAll("/{2,}", "/");
            return List.of(plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain);
        }
        List<String> all = new ArrayList<>();
        for (String word : words(parameter.group(1), parameter.group(2), values)) {
            all.addAll(filled(path.substring(0, parameter.start()) + word + path.substring(parameter.end()), values));
        }
        return all;
    }

    private static List<String> words(String name, @Nullable String shape, Map<String, String> values) {
        if (shape != null && shape.contains("|")) {
            List<String> words = Arrays.stream(shape.strip().split("\\|", -1))
                    .filter(word -> WORD.matcher(word).matches())
                    .toList();
            if (!words.isEmpty()) {
                return words;
            }
        }
        return List.of(values.getOrDefault(
                name, shape != null && shape.contains("0-9a-f") ? "00000000-0000-4000-8000-000000000001" : "1"));
    }

    /** Classes that speak of paths. */
    private static List<String> annotated(Path application) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> jars = Files.list(application)) {
            for (Path jar : jars.toList()) {
                try (JarFile file = new JarFile(jar.toFile())) {
                    for (ZipEntry entry : Collections.list(file.entries())) {
                        String name = entry.getName();
                        if (name.endsWith(".class") && speaksOfPaths(file, entry)) {
                            names.add(name.substring(0, name.length() - ".class".length())
                                    .replace('/', '.'));
                        }
                    }
                }
            }
        }
        return names;
    }

    private static boolean speaksOfPaths(JarFile file, ZipEntry entry) throws IOException {
        try (InputStream bytes = file.getInputStream(entry)) {
            return new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1).contains("Ljakarta/ws/rs/Path;");
        }
    }
}
