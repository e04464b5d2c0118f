package dev.portico.portal.members;

import dev.portico.portal.members.api.Member;
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
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The people of an organisation: active ones, or with "Show Disabled" the others (R25, R41). */
@Path(Customers.WHERE + "/members")
@Produces(MediaType.TEXT_HTML)
public class MemberListPage {
    private static final int PAGE = 25;

    private final Customers customers;
    private final Levels levels;
    private final UserManagement api;

    MemberListPage(Customers customers, Levels levels, @RestClient UserManagement api) {
        this.customers = customers;
        this.levels = levels;
        this.api = api;
    }

    @GET
    public TemplateInstance list(
            @PathParam("where") String where,
            @Nullable @QueryParam("q") String text,
            @Nullable @QueryParam("status") String status,
            @Nullable @QueryParam("level") String level,
            @Nullable @QueryParam("after") String after,
            @Nullable @QueryParam("done") String done) {
        Customer customer = customers.at(where);
        Filter filter = Filter.of(text, status, level, after);
        Slice<Member> slice = api.members(
                customer.id(), filter.search(), filter.status(), filter.levelAsked(), PAGE, filter.afterAsked());
        List<LevelView> known = levels.offered(customer);
        List<Row> rows = slice.items().stream()
                .map(member -> Row.of(member, known, customer.mayChange()))
                .toList();
        return Templates.list(
                new ListView(customer, filter, rows, filterable(known, filter), slice.next()), Done.read(done));
    }

    /** The level being filtered by stays in the select, also one that the viewer may not grant. */
    private static List<LevelView> filterable(List<LevelView> known, Filter filter) {
        boolean shown = filter.level().isEmpty()
                || known.stream().anyMatch(level -> level.name().equals(filter.level()));
        return shown
                ? known
                : Stream.concat(known.stream(), Stream.of(LevelView.named(filter.level(), known)))
                        .toList();
    }

    @CheckedTemplate(basePath = "people")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(ListView list, Done done);
    }
}
