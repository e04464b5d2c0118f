package dev.portico.extension.preview;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a change would be sent: {@code DELETE /levels/auditor?replacement=portal-member}.
 *
 * @param segments of the path, decoded
 * @param query undecoded, without the question mark
 */
record Address(
        String method, List<String> segments, @Nullable String query) {

    /** Reads a path below the API's root or, as explanations tell it, from the server's; empty for what is none. */
    static Optional<Address> of(String method, String path, String realm) {
        try {
            URI uri = URI.create(path);
            if (uri.isAbsolute() || uri.getRawAuthority() != null || !path.startsWith("/")) {
                return Optional.empty();
            }
            List<String> segments = new ArrayList<>();
            for (String segment : uri.getRawPath().substring(1).split("/", -1)) {
                segments.add(decoded(segment.replace("+", "%2B")));
            }
            return Optional.of(new Address(method, belowRoot(segments, realm), uri.getRawQuery()));
        } catch (IllegalArgumentException noPath) {
            return Optional.empty();
        }
    }

    private static List<String> belowRoot(List<String> segments, String realm) {
        List<String> root = List.of("realms", realm, "portal-access");
        int administration = segments.get(0).equals("admin") ? 1 : 0;
        List<String> below = segments.subList(administration, segments.size());
        return below.size() > root.size() && below.subList(0, root.size()).equals(root)
                ? List.copyOf(below.subList(root.size(), below.size()))
                : List.copyOf(segments);
    }

    /**
     * What stands in the place of the stars when this is such an address.
     *
     * @param route as in {@code PUT /levels/*}
     */
    Optional<List<String>> matching(String route) {
        String[] words = route.split(" ", 2);
        String[] expected = words[1].substring(1).split("/", -1);
        if (!words[0].equals(method) || expected.length != segments.size()) {
            return Optional.empty();
        }
        List<String> found = new ArrayList<>();
        for (int i = 0; i < expected.length; i++) {
            if (expected[i].equals("*")) {
                found.add(segments.get(i));
            } else if (!expected[i].equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    /** A parameter of the query; null when it is not there. */
    @Nullable
    String parameter(String name) {
        if (query == null) {
            return null;
        }
        for (String pair : query.split("&", -1)) {
            String[] words = pair.split("=", 2);
            if (words.length == 2 && decoded(words[0]).equals(name)) {
                return decoded(words[1]);
            }
        }
        return null;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
