package dev.portico.stack.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import dev.portico.stack.mail.Correspondence;
import dev.portico.stack.perspective.Onlooker;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RoleRepresentation;

/**
 * An agent with assigned access sees their organisations wherever they look and no other one; what is assigned shows at the next
 * request, and what is taken is gone with it, from pages that are open too (R37).
 */
@OnTheStack
class AssignedClientsIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static final String ALL = "/desk/queue?status=any";
    private static final Pattern COUNT = Pattern.compile("queue-count\"[^>]*>(\\d+) ticket");

    private final SharedStack stack;
    private final Correspondence post;
    private final String word = "quince" + UUID.randomUUID().toString().substring(0, 8);

    AssignedClientsIT(SharedStack stack) {
        this.stack = stack;
        this.post = new Correspondence(stack);
        stack.portalUrl();
    }

    @AfterEach
    void tessServesAcmeOnly() {
        umbra("DELETE", stack.userId("tess"));
    }

    @Test
    void tessSeesAcmeOnlyWhereverSheLooks() {
        long acmes = post.opened("ben", "Ours " + word);
        long umbras = post.opened("eve", "Theirs " + word);
        PortalBrowser tess = signedIn("tess");

        assertThat(found("sam")).containsExactlyInAnyOrder(acmes, umbras);
        assertThat(found("tess")).containsExactly(acmes);
        assertThat(organizations("tess")).containsOnly(stack.organizationId("acme"));
        for (String part : List.of("", "/notes", "/attachments", "/participants")) {
            assertThat(api("tess", "/api/tickets/" + acmes + part)).as(part).isEqualTo(200);
            assertThat(api("tess", "/api/tickets/" + umbras + part)).as(part).isEqualTo(404);
        }
        assertThat(text(tess, "/desk/queue?status=any&q=" + word))
                .contains("Ours " + word)
                .doesNotContain("Theirs " + word, "Umbra");
        String umbrasQueue = "/desk/queue?status=any&organization=" + stack.organizationId("umbra");
        assertThat(text(tess, umbrasQueue)).doesNotContain("Umbra", "Theirs").contains("No ticket");
        assertThat(counted(text(signedIn("sam"), umbrasQueue))).isPositive();
        for (String address : List.of("/queue/N", "/queue/N/presence", "/tickets/N/live")) {
            assertThat(status(tess, address, acmes)).as(address).isEqualTo(200);
            assertThat(status(tess, address, umbras)).as(address).isEqualTo(404);
        }
        for (String deed : List.of("/notes", "/replies")) {
            assertThat(writes("tess", umbras, deed)).as(deed).isEqualTo(404);
        }
        assertThat(post.notes("sam", umbras)).doesNotContain("written by tess");
        assertThat(text(tess, "/desk/")).doesNotContain("Theirs " + word);
    }

    @Test
    void umbraShowsAtTheNextRequestAfterItIsAssignedAndIsGoneWithTheNextAfterItIsTaken(Page desk) {
        long acmes = post.opened("ben", "Ours " + word);
        long umbras = post.opened("eve", "Theirs " + word);
        String slug = articleForUmbra(desk);
        String id = stack.userId("tess");
        PortalBrowser tess = signedIn("tess");
        String before = stack.tokens().of("tess").accessToken();
        assertThat(status(tess, "/queue/N", umbras)).isEqualTo(404);
        assertThat(status(tess, "/articles/" + slug, 0)).isEqualTo(404);
        assertThat(found("tess")).containsExactly(acmes);
        long count = counted(text(tess, ALL));

        umbra("PUT", id);

        soon(() -> status(tess, "/queue/N", umbras) == 200);
        assertThat(text(tess, "/desk/queue?status=any&q=" + word)).contains("Ours " + word, "Theirs " + word);
        assertThat(counted(text(tess, ALL))).isGreaterThan(count);
        assertThat(status(tess, "/articles/" + slug, 0)).isEqualTo(200);
        assertThat(text(tess, "/desk/articles?q=" + word)).contains(slug);
        assertThat(found("tess")).containsExactlyInAnyOrder(acmes, umbras);
        assertThat(bearer("/api/tickets/" + umbras, before)).isEqualTo(401);
        String during = stack.tokens().of("tess").accessToken();
        assertThat(bearer("/api/tickets/" + umbras, during)).isEqualTo(200);
        LivePage open = tess.wait(address("/desk/tickets/" + umbras + "/live"));
        LivePage everything = tess.wait(address("/desk/live"));
        assertThat(open.status()).isEqualTo(200);
        soon(() -> open.waits() && everything.waits());

        umbra("DELETE", id);

        soon(() -> status(tess, "/queue/N", umbras) == 404);
        soon(() -> open.ended() && everything.ended());
        assertThat(text(tess, "/desk/queue?status=any&q=" + word))
                .contains("Ours " + word)
                .doesNotContain("Theirs " + word);
        assertThat(counted(text(tess, ALL))).isEqualTo(count);
        assertThat(status(tess, "/articles/" + slug, 0)).isEqualTo(404);
        assertThat(text(tess, "/desk/articles?q=" + word)).doesNotContain(slug);
        assertThat(status(tess, "/tickets/N/live", umbras)).isEqualTo(404);
        assertThat(bearer("/api/tickets/" + umbras, during)).isEqualTo(401);
        assertThat(found("tess")).containsExactly(acmes);
    }

    /** Who serves some organisations looks through the eyes of their people only, and no longer than they serve them (R31, R37). */
    @Test
    void throughWhoseEyesAnAgentLooksGoesByWhatIsAssigned() {
        People.Person agent = stack.people().person("looking");
        stack.realm().users().get(agent.id()).roles().realmLevel().add(List.of(looking()));
        put(agent.id(), "acme");
        Onlooker onlooker = Onlooker.named(stack, agent);
        String eve = stack.userId("eve");
        Tokens.Answer bens = onlooker.looks(stack.userId("ben"), "acme", "Asked for help");
        assertThat(bens.status()).as(bens.json().toString()).isEqualTo(200);
        assertThat(onlooker.looks(eve, "umbra", "Out of curiosity").json().toString())
                .contains("not-a-member");

        umbra("PUT", agent.id());
        Tokens.Answer eves = Onlooker.named(stack, agent).looks(eve, "umbra", "Asked for help");
        assertThat(eves.status()).as(eves.json().toString()).isEqualTo(200);
        URI me = stack.realmUrl("/portal-access/me");
        assertThat(stack.tokens().get(me, eves.accessToken()).status()).isEqualTo(200);
        soon(() -> bearer("/api/tickets", eves.accessToken()) == 200);

        umbra("DELETE", agent.id());

        assertThat(stack.tokens().get(me, eves.accessToken()).status()).isIn(401, 403);
        soon(() -> bearer("/api/tickets", eves.accessToken()) == 401);
        assertThat(Onlooker.named(stack, agent)
                        .looks(eve, "umbra", "Once more")
                        .json()
                        .toString())
                .contains("not-a-member");
    }

    private RoleRepresentation looking() {
        RoleRepresentation role = new RoleRepresentation();
        role.setName("looking-agent-" + word);
        role.singleAttribute("portal.vendor", "true");
        stack.realm().roles().create(role);
        stack.realm()
                .roles()
                .get(role.getName())
                .addComposites(List.of(
                        stack.realm().roles().get("support-agent-assigned").toRepresentation(),
                        stack.realm().roles().get("desk.perspective").toRepresentation()));
        return stack.realm().roles().get(role.getName()).toRepresentation();
    }

    private String articleForUmbra(Page desk) {
        Look.signIn(desk, stack.portalUrl() + "/desk/library", "sam");
        desk.getByRole(AriaRole.LINK, named("New article")).click();
        desk.getByLabel("Title").fill("About the " + word);
        desk.getByLabel("Text").fill("For one customer.");
        desk.getByRole(AriaRole.BUTTON, button("Publish")).click();
        String slug = desk.getByRole(AriaRole.LINK, named("See it as readers do"))
                .getAttribute("href")
                .replaceFirst(".*/articles/([^?]*).*", "$1");
        desk.getByRole(AriaRole.LINK, named("For whom")).click();
        desk.getByRole(AriaRole.SEARCHBOX).fill("Umbra");
        desk.getByRole(AriaRole.BUTTON, button("Find")).click();
        desk.locator("input[name=organization][value^='" + stack.organizationId("umbra") + "']")
                .check();
        desk.locator("#audience-organizations").check();
        desk.getByRole(AriaRole.BUTTON, button("Save")).click();
        com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(desk.locator(".done-box"))
                .isVisible();
        return slug;
    }

    private PortalBrowser signedIn(String who) {
        return PortalBrowser.signedIn(address("/desk/queue"), who);
    }

    private String text(PortalBrowser browser, String path) {
        return browser.open(address(path)).body();
    }

    /** Of a page or a stream at the desk, {@code N} being the ticket's number. */
    private int status(PortalBrowser browser, String path, long ticket) {
        URI address = address("/desk" + path.replace("N", Long.toString(ticket)));
        return path.endsWith("/live")
                ? browser.wait(address).status()
                : browser.open(address).statusCode();
    }

    private static long counted(String queue) {
        Matcher count = COUNT.matcher(queue);
        assertThat(count.find()).as(queue).isTrue();
        return Long.parseLong(count.group(1));
    }

    private int api(String who, String path) {
        return bearer(path, stack.tokens().of(who).accessToken());
    }

    private int bearer(String path, String token) {
        return stack.tokens().get(address(path), token).status();
    }

    private int writes(String who, long ticket, String deed) {
        return stack.tokens()
                .send(HttpRequest.newBuilder(address("/api/tickets/" + ticket + deed))
                        .header(
                                "Authorization",
                                "Bearer " + stack.tokens().of(who).accessToken())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"written by " + who + "\"}")))
                .status();
    }

    private List<Long> found(String who) {
        return items(who, "/api/tickets?q=" + word)
                .map(ticket -> ticket.get("number").asLong())
                .toList();
    }

    private List<String> organizations(String who) {
        return items(who, "/api/tickets?limit=200")
                .map(ticket -> ticket.at("/organization/id").asText())
                .distinct()
                .toList();
    }

    private Stream<JsonNode> items(String who, String path) {
        JsonNode items = stack.tokens()
                .get(address(path), stack.tokens().of(who).accessToken())
                .json()
                .get("items");
        return StreamSupport.stream(items.spliterator(), false);
    }

    private void umbra(String method, String agent) {
        assign(method, agent, "umbra");
    }

    private void put(String agent, String organization) {
        assign("PUT", agent, organization);
    }

    private void assign(String method, String agent, String organization) {
        Tokens.Answer done = stack.tokens()
                .send(HttpRequest.newBuilder(
                                stack.realmUrl("/portal-access/agents/" + agent + "/organizations/" + organization))
                        .header(
                                "Authorization",
                                "Bearer " + stack.tokens().of("olga").accessToken())
                        .method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(done.status()).as(done.json().toString()).isEqualTo(204);
    }

    private URI address(String path) {
        return URI.create(stack.portalUrl() + path);
    }

    private static void soon(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(20)).atMost(AT_ONCE).until(condition);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions button(String name) {
        return named(name).setExact(true);
    }
}
