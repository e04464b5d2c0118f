package dev.portico.portal.members;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.portal.members.api.Entry;
import dev.portico.portal.members.api.Slice;
import dev.portico.portal.members.api.Undelivered;
import dev.portico.portal.members.api.UserManagement;
import dev.portico.portal.platform.PageRead;
import dev.portico.portal.platform.PersonName;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The journal of an organisation, or of one of its people: who changed what, when, and why. */
@Path(Customers.WHERE + "/history")
@Produces(MediaType.TEXT_HTML)
public class HistoryPage {
    private static final int PAGE = 25;

    private final Customers customers;
    private final Levels levels;
    private final UserManagement api;

    HistoryPage(Customers customers, Levels levels, @RestClient UserManagement api) {
        this.customers = customers;
        this.levels = levels;
        this.api = api;
    }

    @GET
    public TemplateInstance show(
            @PathParam("where") String where,
            @Nullable @QueryParam("user") String user,
            @Nullable @QueryParam("after") String after) {
        Customer customer = customers.reviewing(where);
        Names names = new Names(api, customer);
        Optional<String> whom = Optional.ofNullable(user).filter(id -> !id.isBlank());
        Slice<Entry> slice =
                api.journal(customer.id(), whom.orElse(null), PAGE, after == null || after.isBlank() ? null : after);
        Words words = new Words(Stream.concat(
                        levels.grantable(customer).stream(),
                        slice.items().stream().flatMap(HistoryPage::gone))
                .toList());
        String address = customer.to("/history")
                + whom.map(id -> "?user=" + encoded(id) + "&").orElse("?");
        return Templates.history(
                customer,
                whom.map(id -> new Somebody(id, names.of(id).orElse(id))),
                slice.items().stream()
                        .map(entry -> Deeds.of(entry, names, words))
                        .toList(),
                slice.next().map(cursor -> address + "after=" + encoded(cursor)));
    }

    /** A level that was deleted is called what it was called. */
    private static Stream<LevelView> gone(Entry entry) {
        Optional<String> name = Optional.ofNullable(entry.before().get("level")).map(JsonNode::asText);
        Optional<String> title =
                Optional.ofNullable(entry.before().get("title")).map(JsonNode::asText);
        return entry.act().equals("level-deleted") && name.isPresent() && title.isPresent()
                ? Stream.of(new LevelView(name.get(), title.get(), List.of()))
                : Stream.empty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Whose history is shown. */
    public record Somebody(String id, String name) {}

    /**
     * An entry as words.
     *
     * @param act message key
     * @param told whether it is one of {@link dev.portico.portal.platform.HistoryTexts}
     * @param doer their name; empty when it is told by {@code doerKey} or nobody knows any more
     * @param pages which were read, where somebody looked through somebody's eyes
     * @param inviter who invited them, where it came with an invitation that the doer accepted
     */
    public record Deeds(
            Instant at,
            String act,
            boolean told,
            String doer,
            String doerKey,
            Optional<Change.Value> inviter,
            Optional<Somebody> whom,
            List<Change> changes,
            List<PageRead> pages,
            Optional<String> reason) {
        private static final String INVITED_BY = "invitedBy";
        private static final String PAGES = "pages";
        private static final String GROUP = "group";
        private static final String NOT_DELIVERED = "mail-not-delivered";
        private static final String MAIL = "mail";

        /** What is told by the page in its own words, or by an id that tells nobody anything. */
        private static final Set<String> OF_PERSPECTIVES = Set.of("perspective", "viewer", PAGES);

        private static final Set<String> KNOWN = Set.of(
                "level-changed",
                "role-granted",
                "role-removed",
                "own-only-set",
                "end-date-set",
                "revoked",
                "edited",
                "email-change-requested",
                "deactivated",
                "activated",
                "password-reset-sent",
                "password-set",
                "organization-key-sent",
                "organization-key-link-used",
                "invited",
                "invitation-resent",
                "invitation-revoked",
                "invitation-accepted",
                "joined",
                "left",
                "group-joined",
                "group-left",
                "level-edited",
                "level-deleted",
                "settings-changed",
                "perspective-started",
                "perspective-ended",
                "perspective-pages",
                "agent-assigned",
                "agent-unassigned");

        /** Those whose words are the history's own. */
        private static final Set<String> TOLD = Set.of(
                "organization-created", "organization-changed", "group-changed", "account-created", "account-deleted");

        /** What is told of somebody of the vendor, whom the organisation cannot look up. */
        private static final Set<String> OF_AGENTS = Set.of("agent-assigned", "agent-unassigned");

        /** Those that tell which pages were read; the second, of what was told after the end. */
        private static final Set<String> TELLING = Set.of("perspective-ended", "perspective-pages");

        static Deeds of(Entry entry, Names names, Words words) {
            boolean accepted =
                    !entry.act().equals("invitation-accepted") && entry.after().containsKey(INVITED_BY);
            return new Deeds(
                    entry.at(),
                    act(entry),
                    TOLD.contains(entry.act()),
                    names.of(entry.actor()),
                    Names.key(entry.actor()),
                    accepted ? Optional.of(inviter(entry, names)) : Optional.empty(),
                    entry.person()
                            .filter(id -> !OF_AGENTS.contains(entry.act()))
                            .map(id -> new Somebody(id, names.of(id).orElse(""))),
                    changes(entry, words).stream()
                            .filter(change -> !accepted || !change.name().equals(INVITED_BY))
                            .map(change -> named(change, names))
                            .toList(),
                    pages(entry),
                    entry.reason());
        }

        private static String act(Entry entry) {
            if (entry.act().equals(NOT_DELIVERED)) {
                return Undelivered.keyOf(Optional.ofNullable(entry.after().get(MAIL))
                        .map(JsonNode::asText)
                        .orElse(""));
            }
            if (isGroupDeleted(entry)) {
                return "act_group_deleted";
            }
            return KNOWN.contains(entry.act()) || TOLD.contains(entry.act())
                    ? "act_" + entry.act().replace('-', '_')
                    : "act_other";
        }

        /** Whether it is about a mail that did not arrive, in the words about mails. */
        public boolean aboutMail() {
            return act.startsWith("not_arrived_");
        }

        /** A group that is gone gives nothing more. */
        private static boolean isGroupDeleted(Entry entry) {
            return entry.act().equals("group-changed")
                    && Optional.ofNullable(entry.after().get(GROUP))
                            .filter(JsonNode::isNull)
                            .isPresent();
        }

        /** A change of a level itself is told by what it means for who holds it. */
        private static List<Change> changes(Entry entry, Words words) {
            return switch (entry.act()) {
                case "level-edited" -> words.edited(entry.before(), entry.after());
                case "level-deleted" -> words.replaced(entry.before(), entry.after());
                case "perspective-started", "perspective-ended", "perspective-pages" ->
                    words.changes(entry.before(), without(entry.after(), OF_PERSPECTIVES));
                case "agent-assigned", "agent-unassigned" -> agent(entry);
                case "group-changed" ->
                    isGroupDeleted(entry)
                            ? words.changes(Map.of(), entry.before())
                            : words.changes(groupBefore(entry), entry.after());
                case NOT_DELIVERED -> words.changes(entry.before(), without(entry.after(), Set.of(MAIL)));
                default -> words.changes(entry.before(), entry.after());
            };
        }

        /** Which group it is has to be told, too, though it is the same as before. */
        private static Map<String, JsonNode> groupBefore(Entry entry) {
            return Objects.equals(entry.before().get(GROUP), entry.after().get(GROUP))
                    ? without(entry.before(), Set.of(GROUP))
                    : entry.before();
        }

        /** By the name that the entry carries, until it is erased; one without a name is an agent of Support, and no more is told. */
        private static List<Change> agent(Entry entry) {
            return PersonName.of(personal(entry, "firstName"), personal(entry, "lastName"))
                    .or(() -> personal(entry, "username"))
                    .map(name -> List.of(new Change("name", "agent", Change.Value.NOTHING, Change.Value.text(name))))
                    .orElse(List.of());
        }

        private static Optional<String> personal(Entry entry, String field) {
            return Stream.of(entry.before(), entry.after())
                    .flatMap(values -> Optional.ofNullable(values.get(field)).stream())
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .findFirst();
        }

        private static Map<String, JsonNode> without(Map<String, JsonNode> values, Set<String> names) {
            Map<String, JsonNode> others = new LinkedHashMap<>(values);
            others.keySet().removeAll(names);
            return others;
        }

        private static List<PageRead> pages(Entry entry) {
            Map<String, Long> times = new LinkedHashMap<>();
            Optional.ofNullable(entry.after().get(PAGES))
                    .filter(pages -> TELLING.contains(entry.act()))
                    .ifPresent(pages -> pages.properties()
                            .forEach(page ->
                                    times.put(page.getKey(), page.getValue().asLong())));
            return PageRead.of(times);
        }

        private static Change.Value inviter(Entry entry, Names names) {
            return Optional.ofNullable(entry.after().get(INVITED_BY))
                    .flatMap(id -> names.of(id.asText()))
                    .map(Change.Value::text)
                    .orElse(Change.Value.key("doer_vendor"));
        }

        /** Who invited somebody is told by id in the journal. */
        private static Change named(Change change, Names names) {
            return change.name().equals(INVITED_BY)
                    ? change.now(names.of(change.after().text())
                            .map(Change.Value::text)
                            .orElse(Change.Value.key("doer_gone")))
                    : change;
        }
    }

    @CheckedTemplate(basePath = "people")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance history(
                Customer customer, Optional<Somebody> somebody, List<Deeds> entries, Optional<String> next);
    }
}
