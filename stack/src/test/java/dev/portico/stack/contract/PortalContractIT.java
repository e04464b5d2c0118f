package dev.portico.stack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.Bearers;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every operation of the portal's API answers as its document says, when it works and when it is refused. */
@OnTheStack
class PortalContractIT {

    private final OpenApi document = OpenApi.read("portal-api.yaml");
    private final Set<String> worked = new TreeSet<>();
    private final SharedStack stack;
    private final Bearers bearers;
    private final URI base;

    PortalContractIT(SharedStack stack) {
        this.stack = stack;
        this.bearers = new Bearers(stack);
        this.base = URI.create(stack.portalUrl() + "/api");
    }

    @Test
    void everyOperationWorksAsDocumented() {
        works("ada", "GET /tickets", "/tickets?status=unfinished&q=portal&limit=5", 200);
        Exchange opened = works(
                "ben", "POST /tickets", "/tickets", "{\"subject\":\"Contract\",\"description\":\"As written\"}", 201);
        String ticket = "/tickets/" + opened.json().get("number").asText();
        works("ben", "GET /tickets/{number}", ticket, 200);
        works("ben", "PATCH /tickets/{number}", ticket, "{\"status\":\"closed\"}", 200);
        String tag = works("sam", "GET /tickets/{number}", ticket, 200).tag().orElseThrow();
        Exchange stale = exchange(
                "sam", "PATCH /tickets/{number}", ticket, Optional.of("{\"cause\":\"x\",\"version\":0}"), List.of());
        assertThat(stale.status()).isEqualTo(409);
        assertThat(faults(stale)).isEmpty();
        Exchange changed = exchange(
                "sam",
                "PATCH /tickets/{number}",
                ticket,
                Optional.of("{\"status\":\"solved\",\"cause\":\"Written\"}"),
                List.of("If-Match", tag));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(faults(changed)).isEmpty();
        threads(ticket);
        works(
                "ben",
                "POST /tickets/{number}/participants",
                ticket + "/participants",
                "{\"email\":\"cleo@acme.example\"}",
                204);
        Exchange shared = works("ada", "GET /tickets/{number}/participants", ticket + "/participants", 200);
        String participant = shared.json().at("/items/0/id").asText();
        works("cleo", "DELETE /tickets/{number}/participants/{id}", ticket + "/participants/" + participant, 204);
        works("ben", "GET /articles", "/articles?q=portal", 200);
        works("ben", "GET /articles/suggestions", "/articles/suggestions?q=cla", 200);
        works("ben", "GET /articles/{slug}", "/articles/reading-claims?language=en", 200);
        files(ticket);
        people();

        assertThat(worked).isEqualTo(document.operations());
    }

    @Test
    void withoutATokenEveryOperationIsRefusedAsDocumented() {
        for (String operation : document.operations()) {
            Exchange answer =
                    Exchange.of(base, Optional.empty(), operation, address(operation), Optional.empty(), List.of());

            assertThat(answer.status()).as(operation).isEqualTo(401);
            assertThat(faults(answer)).as(operation).isEmpty();
        }
    }

    @Test
    void whatIsNotTheirsIsNotThereForAnybody() {
        for (String operation : document.operations()) {
            if (operation.contains("{number}")) {
                Optional<String> body = operation.startsWith("GET ") ? Optional.empty() : Optional.of("{}");
                Exchange answer = exchange("cleo", operation, address(operation), body, List.of());

                assertThat(answer.status()).as(operation).isEqualTo(404);
                assertThat(faults(answer)).as(operation).isEmpty();
            }
        }
    }

    private void files(String ticket) {
        String file = begun();
        String tus = "Tus-Resumable";
        Exchange offset = exchange("ben", "HEAD /uploads/{id}", file, Optional.empty(), List.of(tus, "1.0.0"));
        worked(offset, 200);
        worked(
                exchange(
                        "ben",
                        "PATCH /uploads/{id}",
                        file,
                        Optional.of("four"),
                        List.of(tus, "1.0.0", "Upload-Offset", "0", "Content-Type", "application/offset+octet-stream")),
                204);
        worked(exchange("ben", "DELETE /uploads/{id}", begun(), Optional.empty(), List.of(tus, "1.0.0")), 204);
        Exchange note = works("sam", "GET /tickets/{number}/attachments", ticket + "/attachments", 200);
        assertThat(note.json().get("items")).isEmpty();
        String id = works(
                        "ben",
                        "POST /tickets/{number}/notes",
                        ticket + "/notes",
                        "{\"text\":\"With a file\",\"files\":[\"" + file.substring(file.lastIndexOf('/') + 1) + "\"]}",
                        201)
                .json()
                .at("/attachments/0/id")
                .asText();
        Exchange content = works("sam", "GET /tickets/{number}/attachments/{id}", ticket + "/attachments/" + id, 200);
        assertThat(content.body()).isEqualTo("four");
        Exchange refused = exchange(
                "sam",
                "PATCH /tickets/{number}/attachments/{id}",
                ticket + "/attachments/" + id,
                Optional.of("{\"visible\":false}"),
                List.of());
        worked(refused, 403);
    }

    private void people() {
        People.Person gone = stack.people().person("gone");
        stack.people().join(gone, stack.organizationId("acme"), "portal-member");
        String email = "\"email\":\"" + gone.username() + "@test.example\"";
        works(
                gone.username(),
                "POST /tickets",
                "/tickets",
                "{\"subject\":\"To be erased\",\"description\":\"All of it\"}",
                201);
        works(gone.username(), "GET /me/data", "/me/data", 200);
        Exchange found = works("olga", "POST /people/search", "/people/search", "{" + email + "}", 200);
        String person = "/people/" + found.json().at("/items/0/id").asText();
        works("olga", "GET /people/{id}", person, 200);
        works("olga", "POST /people/{id}/data", person + "/data", "{\"reason\":\"Contract\"}", 200);
        works("olga", "POST /people/{id}/erasure", person + "/erasure", "{" + email + ",\"reason\":\"Contract\"}", 200);
    }

    private String begun() {
        Exchange begun = exchange(
                "ben",
                "POST /uploads",
                "/uploads",
                Optional.empty(),
                List.of("Tus-Resumable", "1.0.0", "Upload-Length", "4"));
        return worked(begun, 201).location().orElseThrow().replaceFirst("^.*/api", "");
    }

    private void threads(String ticket) {
        works("ben", "POST /tickets/{number}/notes", ticket + "/notes", "{\"text\":\"A note\"}", 201);
        Exchange note =
                works("sam", "POST /tickets/{number}/notes", ticket + "/notes", "{\"text\":\"Between us\"}", 201);
        works("sam", "POST /tickets/{number}/replies", ticket + "/replies", "{\"text\":\"A reply\"}", 201);
        works(
                "sam",
                "PATCH /tickets/{number}/notes/{id}",
                ticket + "/notes/" + note.json().get("id").asText(),
                "{\"visible\":true}",
                204);
        Exchange notes = works("ben", "GET /tickets/{number}/notes", ticket + "/notes?limit=2", 200);
        works(
                "ben",
                "GET /tickets/{number}/notes",
                ticket + "/notes?after=" + notes.json().get("next").asText(),
                200);
    }

    private static String address(String operation) {
        return operation
                .split(" ", 2)[1]
                .replace("{number}", "999999")
                .replace("/uploads/{id}", "/uploads/00000000-0000-4000-8000-000000000000")
                .replace("{slug}", "not-there")
                .replace("{id}", "1");
    }

    private Exchange works(String who, String operation, String address, int status) {
        return worked(exchange(who, operation, address, Optional.empty(), List.of()), status);
    }

    private Exchange works(String who, String operation, String address, String body, int status) {
        return worked(exchange(who, operation, address, Optional.of(body), List.of()), status);
    }

    private Exchange worked(Exchange answer, int status) {
        assertThat(answer.status()).as(answer.operation() + " " + answer.body()).isEqualTo(status);
        assertThat(faults(answer)).as(answer.operation()).isEmpty();
        worked.add(answer.operation());
        return answer;
    }

    private Exchange exchange(
            String who, String operation, String address, Optional<String> body, List<String> headers) {
        return Exchange.of(base, Optional.of(bearers.of(who)), operation, address, body, headers);
    }

    private List<String> faults(Exchange answer) {
        return document.faults(answer.operation(), answer.status(), answer.contentType(), answer.body());
    }
}
