package dev.portico.portal.members.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;

/** An access level: the role's name, what people call it, and the permissions it is made of. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Level(String name, Optional<String> title, List<String> permissions) {
    public Level {
        permissions = List.copyOf(permissions);
    }
}
