package dev.portico.stack.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.portico.stack.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** {@code docs/contracts/claims.schema.json}, as claims are held against it. */
final class ClaimSchema {

    private final JsonNode document;
    private final JsonSchema schema;

    private ClaimSchema(JsonNode document, JsonNode start) {
        this.document = document;
        this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        start,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }

    /** Of an access token. */
    static ClaimSchema ofAccessTokens() {
        JsonNode document = read();
        return new ClaimSchema(document, document);
    }

    /** Of the part that ID token, introspection and userinfo carry too. */
    static ClaimSchema ofDecisions() {
        ObjectNode document = read();
        ObjectNode start = document.objectNode();
        start.set("$schema", document.get("$schema"));
        start.put("$ref", "#/$defs/decision");
        start.set("$defs", document.get("$defs"));
        return new ClaimSchema(document, start);
    }

    /** What is wrong; empty when nothing is. */
    List<String> faults(JsonNode claims) {
        return schema.validate(claims).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    JsonNode examples() {
        return document.get("examples");
    }

    private static ObjectNode read() {
        try {
            return (ObjectNode) new ObjectMapper()
                    .readTree(Files.readString(Project.here().root().resolve("docs/contracts/claims.schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
