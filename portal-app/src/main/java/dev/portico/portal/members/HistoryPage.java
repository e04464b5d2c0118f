package dev.portico.portal.members;

import dev.portico.portal.members.api.Entry;
import dev.portico.portal.members.api.Slice;
import dev.portico.portal.members.api.UserManagement;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        Words words = new Words(levels.grantable(customer));
        Optional<String> whom = Optional.ofNullable(user).filter(id -> !id.isBlank());
        Slice<Entry> slice =
                api.journal(customer.id(), whom.orElse(null), PAGE, after == null || after.isBlank() ? null : after);
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Whose history is shown. */
    public record Somebody(String id, String name) {}

    /**
     * An entry as words.
     *
     * @param act message key
     * @param doer their name; empty when it is told by {@code doerKey} or nobody knows any more
     */
    public record Deeds(
            Instant at,
            String act,
            String doer,
            String doerKey,
            Optional<Somebody> whom,
            List<Change> changes,
            Optional<String> reason) {
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
                "invited",
                "invitation-resent",
                "invitation-revoked",
                "invitation-accepted",
                "joined",
                "left",
                "group-joined",
                "group-left",
                "settings-changed",
                "perspective-started",
                "perspective-ended");

        static Deeds of(Entry entry, Names names, Words words) {
            return new Deeds(
                    entry.at(),
                    KNOWN.contains(entry.act()) ? "act_" + entry.act().replace('-', '_') : "act_other",
                    names.of(entry.actor()),
                    Names.key(entry.actor()),
                    entry.person().map(id -> new Somebody(id, names.of(id).orElse(""))),
                    words.changes(entry.before(), entry.after()).stream()
                            .map(change -> named(change, names))
                            .toList(),
                    entry.reason());
        }

        /** Who invited somebody is told by id in the journal. */
        private static Change named(Change change, Names names) {
            return change.name().equals("invitedBy")
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
