package dev.portico.portal.signals;

import dev.portico.portal.signals.Unacceptable.Fault;
import java.util.Map;
import java.util.Optional;

/** A JSON object in a token; what is there in another shape than expected makes the whole token unacceptable. */
record Json(Map<?, ?> values) {

    static Json of(Object value, String name) throws Unacceptable {
        if (value instanceof Map<?, ?> map) {
            return new Json(map);
        }
        throw new Unacceptable(Fault.REQUEST, name + " is no object");
    }

    Optional<Json> object(String name) throws Unacceptable {
        return values.get(name) == null ? Optional.empty() : Optional.of(of(values.get(name), name));
    }

    Optional<String> text(String name) throws Unacceptable {
        if (values.get(name) == null) {
            return Optional.empty();
        }
        if (values.get(name) instanceof String text && !text.isBlank() && text.length() <= 255) {
            return Optional.of(text);
        }
        throw new Unacceptable(Fault.REQUEST, name + " is no text of ordinary length");
    }

    Optional<Long> number(String name) throws Unacceptable {
        if (values.get(name) == null) {
            return Optional.empty();
        }
        if (values.get(name) instanceof Number number) {
            return Optional.of(number.longValue());
        }
        throw new Unacceptable(Fault.REQUEST, name + " is no number");
    }
}
