package dev.portico.extension.members;

import dev.portico.extension.access.Reason;
import dev.portico.extension.rest.Body;
import dev.portico.extension.rest.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * New values of an account's fields.
 *
 * @param email the address, which counts only once it is confirmed
 * @param fields names and phone by their names in Keycloak, the empty text for none
 */
record AccountChange(Optional<String> email, Map<String, String> fields) {

    static final List<String> FIELDS = List.of("email", "firstName", "lastName", "phone");

    static AccountChange of(Body body) {
        if (body.clears("email") || body.text("email").filter(String::isEmpty).isPresent()) {
            throw Problem.invalidField(Reason.INVALID_VALUE, "email", "must not be empty");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        FIELDS.stream()
                .filter(field -> !field.equals("email") && body.has(field))
                .forEach(field -> fields.put(field, body.text(field).orElse("")));
        return new AccountChange(body.text("email"), fields);
    }

    boolean isEmpty() {
        return email.isEmpty() && fields.isEmpty();
    }
}
