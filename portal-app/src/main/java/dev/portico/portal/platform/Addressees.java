package dev.portico.portal.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * The organisations and security groups that something can be for, to be ticked in a form (R37). What is ticked stays, whatever is
 * searched for; what is found can be ticked besides. A form without script does all of it by its buttons.
 */
@ApplicationScoped
public class Addressees {
    private static final Logger LOG = Logger.getLogger(Addressees.class);
    private static final int FOUND = 50;
    private static final String GROUPS_OF = "groups-of ";
    /** Keycloak's own: letters, digits and lines. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final AddresseeApi keycloak;

    Addressees(@RestClient AddresseeApi keycloak) {
        this.keycloak = keycloak;
    }

    /** An organisation or a group that can be ticked. */
    public record Box(String id, String name, boolean ticked) {
        /** A field's value carries the name along, so that it need not be asked for again. */
        public String value() {
            return id + " " + name;
        }
    }

    /**
     * What is asked for by the form's button.
     *
     * @param search a part of an organisation's name; empty for the first ones
     * @param of the id of the organisation whose groups are wanted; empty for none
     */
    public record Wish(String search, String of) {
        public static final Wish NONE = new Wish("", "");

        /** Empty where the button was another, as the one that saves. */
        public static Optional<Wish> of(String button, String search) {
            if (button.startsWith(GROUPS_OF)) {
                String of = button.substring(GROUPS_OF.length());
                return Optional.of(new Wish(search, ID.matcher(of).matches() ? of : ""));
            }
            return button.equals("find") ? Optional.of(new Wish(search, "")) : Optional.empty();
        }
    }

    /**
     * What can be ticked.
     *
     * @param unknown true where Keycloak could not be asked, so that there may be more
     */
    public record Choice(List<Box> organizations, List<Box> groups, String search, String of, boolean unknown) {}

    /**
     * What was ticked and what is found.
     *
     * @param organizations those ticked, by id with their names; the same of {@code groups}
     */
    public Choice choice(Map<String, String> organizations, Map<String, String> groups, Wish wish) {
        Optional<List<AddresseeApi.One>> found = ask(() -> keycloak.organizations(
                wish.search().isBlank() ? null : wish.search().strip(), FOUND));
        Optional<List<AddresseeApi.One>> ofOne =
                wish.of().isEmpty() ? Optional.of(List.of()) : ask(() -> keycloak.groups(wish.of(), FOUND));
        return new Choice(
                boxes(organizations, found.orElse(List.of())),
                boxes(groups, ofOne.orElse(List.of())),
                wish.search(),
                wish.of(),
                found.isEmpty() || ofOne.isEmpty());
    }

    /** The field's values by id, with their names. */
    public static Map<String, String> ticked(MultivaluedMap<String, String> form, String field) {
        Set<String> values = new LinkedHashSet<>(form.getOrDefault(field, List.of()));
        return values.stream()
                .map(value -> value.split(" ", 2))
                .filter(pair -> pair.length == 2 && ID.matcher(pair[0]).matches())
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, two) -> one, LinkedHashMap::new));
    }

    private static Optional<List<AddresseeApi.One>> ask(Supplier<AddresseeApi.Found> question) {
        try {
            return Optional.of(question.get().items());
        } catch (ProcessingException | WebApplicationException failed) {
            LOG.warnf("whom something can be for could not be asked: %s", failed.toString());
            return Optional.empty();
        }
    }

    private static List<Box> boxes(Map<String, String> ticked, List<AddresseeApi.One> found) {
        Map<String, Box> boxes = new LinkedHashMap<>();
        ticked.forEach((id, name) -> boxes.put(id, new Box(id, name, true)));
        found.forEach(each -> boxes.putIfAbsent(each.id(), new Box(each.id(), each.name(), false)));
        return List.copyOf(boxes.values());
    }
}
