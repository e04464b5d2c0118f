package dev.portico.stack.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.portico.stack.Project;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** A document in {@code docs/contracts} as answers are held against it. */
final class OpenApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "head", "put", "post", "patch", "delete");

    private final JsonNode document;
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private OpenApi(JsonNode document) {
        this.document = document;
    }

    /** Of the access API. */
    static OpenApi read() {
        return read("portal-access.yaml");
    }

    static OpenApi read(String name) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(200);
        try (Reader reader = Files.newBufferedReader(
                Project.here().root().resolve("docs/contracts").resolve(name))) {
            Map<String, Object> yaml = new Yaml(options).load(reader);
            return new OpenApi(JSON.valueToTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every operation, as {@code GET /levels/{name}}. */
    Set<String> operations() {
        Set<String> found = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        found.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return found;
    }

    /** The parameters of the path, in their order, in braces. */
    static List<String> parameters(String operation) {
        List<String> found = new ArrayList<>();
        for (String segment : operation.split(" ", 2)[1].split("/", -1)) {
            if (segment.startsWith("{")) {
                found.add(segment);
            }
        }
        return found;
    }

    /** Statuses the document knows for it. */
    Set<Integer> statuses(String operation) {
        Set<Integer> found = new TreeSet<>();
        operation(operation)
                .get("responses")
                .fieldNames()
                .forEachRemaining(status -> found.add(Integer.valueOf(status)));
        return found;
    }

    boolean isForEverybody(String operation) {
        return operation(operation).has("security");
    }

    /** What is wrong with an answer by the document; empty when nothing is. */
    List<String> faults(String operation, int status, String contentType, String body) {
        JsonNode response = operation(operation).get("responses").get(String.valueOf(status));
        if (response == null) {
            return List.of("status " + status + " is not documented, " + statuses(operation) + " are: " + body);
        }
        JsonNode content = resolved(response).get("content");
        if (content == null) {
            return body.isEmpty() ? List.of() : List.of("nothing should be said, but: " + body);
        }
        JsonNode type = content.get(contentType.split(";", 2)[0].strip());
        if (type == null) {
            return List.of("said as " + contentType + " and not as " + content);
        }
        return type.has("schema") && contentType.contains("json") ? faults(type.get("schema"), body) : List.of();
    }

    private List<String> faults(JsonNode schema, String body) {
        ObjectNode root = schema.deepCopy();
        root.set("components", document.get("components"));
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        try {
            return schemas.getSchema(root, config).validate(JSON.readTree(body)).stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        } catch (IOException noJson) {
            return List.of("no JSON: " + body);
        }
    }

    private JsonNode operation(String operation) {
        String[] words = operation.split(" ", 2);
        return Optional.ofNullable(document.get("paths").get(words[1]))
                .map(path -> path.get(words[0].toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new AssertionError("not documented: " + operation));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }
}
