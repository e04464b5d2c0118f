package dev.portico.extension.rest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.keycloak.models.RealmModel;

/**
 * The clients whose tokens this API accepts ({@code azp}): the realm attribute {@code portal.accepted-clients}, else the
 * provider's option {@code accepted-clients}, else the portal alone; separated by commas.
 */
public record AcceptedClients(Set<String> usual) {

    private static final String ATTRIBUTE = "portal.accepted-clients";
    private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");

    public static AcceptedClients configured(Optional<String> option) {
        return new AcceptedClients(option.map(AcceptedClients::named).orElse(Set.of("portal")));
    }

    Set<String> in(RealmModel realm) {
        return Optional.ofNullable(realm.getAttribute(ATTRIBUTE))
                .map(AcceptedClients::named)
                .orElse(usual);
    }

    static Set<String> named(String text) {
        return List.of(SEPARATOR.split(text, -1)).stream()
                .filter(name -> !name.isBlank())
                .collect(Collectors.toUnmodifiableSet());
    }
}
