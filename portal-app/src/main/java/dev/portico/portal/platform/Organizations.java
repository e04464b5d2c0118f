package dev.portico.portal.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The organisations a person can switch to, asked from Keycloak's extension with the person's own token. */
@ApplicationScoped
public class Organizations {
    List<Page.Switch> others() {
        return List.of();
    }
}
