package dev.portico.portal.platform;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** The two hidden fields every changing form carries. */
@RequestScoped
public class Forms {
    String token() {
        return "";
    }

    String submission() {
        return UUID.randomUUID().toString();
    }
}
