package dev.portico.extension.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.extension.access.Reason;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * The one JSON object that a request sends, read strictly: nothing unknown, nothing twice, nothing of another type.
 *
 * <p>To be read after 404 and 403 and the preconditions were seen to. A field that is null counts as not sent, and
 * {@link #clears} tells the difference where there is one.
 */
public final class Body {

    /** Enough for any change; what is longer is not read to its end. */
    private static final int MOST = 64 * 1024;

    private static final int DEEPEST = 8;
    private static final int MOST_TEXTS = 100;
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,40}");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ObjectNode sent;

    private Body(ObjectNode sent) {
        this.sent = sent;
    }

    /** Throws a 415, 413 or 422 for what is no JSON object of a reasonable size. */
    public static Body of(KeycloakSession session, @Nullable InputStream sent) {
        String type = String.valueOf(
                session.getContext().getHttpRequest().getHttpHeaders().getHeaderString("Content-Type"));
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw Problem.unsupported("application/json");
        }
        return parse(read(sent, MOST));
    }

    /** An object without any field. */
    public static Body empty() {
        return new Body(MAPPER.createObjectNode());
    }

    /** What was sent, when it is not longer than this many bytes; else a 413. For what is not JSON, too. */
    public static byte[] read(@Nullable InputStream sent, int most) {
        try {
            byte[] bytes = sent == null ? new byte[0] : sent.readNBytes(most + 1);
            if (bytes.length > most) {
                throw Problem.tooLarge(most);
            }
            return bytes;
        } catch (IOException brokenOff) {
            throw invalid("The body ended early");
        }
    }

    static Body parse(byte[] bytes) {
        try {
            if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
                return new Body(object);
            }
        } catch (IOException noJson) {
            // told below
        }
        throw invalid("The body must be one JSON object, at most " + DEEPEST + " deep, with every name once");
    }

    /** Throws a 422 for any other field; a name that could be anything is not repeated. */
    public Body only(String... known) {
        Set<String> names = Set.of(known);
        for (Iterator<String> each = sent.fieldNames(); each.hasNext(); ) {
            String name = each.next();
            if (!names.contains(name)) {
                throw PLAIN_NAME.matcher(name).matches()
                        ? Problem.invalidField(Reason.INVALID_VALUE, name, "is not known here")
                        : invalid("The body has a field that is not known here");
            }
        }
        return this;
    }

    /** Whether the field was sent, if only to clear it. */
    public boolean has(String field) {
        return sent.has(field);
    }

    /** Whether the field was sent as null. */
    public boolean clears(String field) {
        return sent.has(field) && sent.get(field).isNull();
    }

    /** A line of text without blanks around it, at most 255 characters. */
    public Optional<String> text(String field) {
        return value(field).map(value -> line(field, value));
    }

    public Optional<Boolean> flag(String field) {
        return value(field).map(value -> {
            if (!value.isBoolean()) {
                throw Problem.invalidField(Reason.INVALID_VALUE, field, "must be true or false");
            }
            return value.booleanValue();
        });
    }

    /** A list of lines, each once, in the order sent. */
    public Optional<Set<String>> texts(String field) {
        return value(field).map(value -> {
            if (!value.isArray() || value.size() > MOST_TEXTS) {
                throw Problem.invalidField(
                        Reason.INVALID_VALUE, field, "must be a list of at most " + MOST_TEXTS + " texts");
            }
            Set<String> texts = new LinkedHashSet<>();
            value.forEach(each -> texts.add(line(field, each)));
            return texts;
        });
    }

    /** A moment as in ISO 8601, {@code 2027-01-31T00:00:00Z} or with an offset. */
    public Optional<Instant> instant(String field) {
        return text(field).map(text -> instant(field, text));
    }

    /** An object within the object. */
    public Optional<Body> object(String field) {
        return value(field).map(value -> {
            if (!(value instanceof ObjectNode object)) {
                throw Problem.invalidField(Reason.INVALID_VALUE, field, "must be an object");
            }
            return new Body(object);
        });
    }

    /** 422 for a field that was not sent. */
    public static WebApplicationException missing(String field) {
        return Problem.invalidField(Reason.INVALID_VALUE, field, "is missing");
    }

    private Optional<JsonNode> value(String field) {
        return Optional.ofNullable(sent.get(field)).filter(value -> !value.isNull());
    }

    private static String line(String field, JsonNode value) {
        if (!value.isTextual() || !Input.isPlain(value.textValue())) {
            throw Problem.invalidField(
                    Reason.INVALID_VALUE, field, "must be a text of at most 255 characters in one line");
        }
        return value.textValue().strip();
    }

    /** Years that other systems can write, too. */
    static Instant instant(String field, String text) {
        try {
            OffsetDateTime moment = OffsetDateTime.parse(text);
            if (moment.getYear() >= 1970 && moment.getYear() <= 9999) {
                return moment.toInstant();
            }
        } catch (DateTimeException nonsense) {
            // told below
        }
        throw Problem.invalidField(
                Reason.INVALID_VALUE, field, "must be a moment with its offset, as 2027-01-31T00:00:00Z");
    }

    private static WebApplicationException invalid(String detail) {
        return Problem.invalid(Reason.INVALID_VALUE, detail);
    }
}
