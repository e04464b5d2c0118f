package dev.portico.portal.members;

import dev.portico.portal.access.Permission;
import dev.portico.portal.members.api.Member;
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
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** "Can Ben contact Support?": yes or no, why, and what would change it (R11, R67). */
@Path(Customers.WHERE + "/access-check")
@Produces(MediaType.TEXT_HTML)
public class AccessCheckPage {
    private static final int FOUND = 10;

    private final Customers customers;
    private final Levels levels;
    private final UserManagement api;

    AccessCheckPage(Customers customers, Levels levels, @RestClient UserManagement api) {
        this.customers = customers;
        this.levels = levels;
        this.api = api;
    }

    @GET
    public TemplateInstance check(
            @PathParam("where") String where,
            @Nullable @QueryParam("user") String user,
            @Nullable @QueryParam("permission") String permission,
            @Nullable @QueryParam("q") String text) {
        Customer customer = customers.at(where);
        if (user == null || user.isBlank()) {
            return choice(customer, Filter.of(text, null, null, null));
        }
        Member member = api.member(customer.id(), user).getEntity();
        String asked = permission != null && Permission.OF_CUSTOMERS.contains(permission) ? permission : "";
        Optional<Verdict> verdict = asked.isEmpty()
                ? Optional.empty()
                : Optional.of(Verdict.of(
                        api.explain(customer.id(), user, asked),
                        customer,
                        member,
                        new Words(levels.grantable(customer))));
        return Templates.check(
                customer,
                member,
                Permission.OF_CUSTOMERS.stream().map(Question::new).toList(),
                new Question(asked),
                verdict);
    }

    private TemplateInstance choice(Customer customer, Filter filter) {
        List<Member> found = filter.any()
                ? api.members(customer.id(), filter.search(), "all", null, FOUND, null)
                        .items()
                : List.of();
        return Templates.whom(customer, filter, found);
    }

    /** A permission to ask about; its message key says what one can do with it. */
    public record Question(String permission) {
        public String key() {
            return permission.isEmpty() ? "" : Outlook.key("can_", permission);
        }
    }

    @CheckedTemplate(basePath = "people")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance whom(Customer customer, Filter filter, List<Member> found);

        static native TemplateInstance check(
                Customer customer, Member member, List<Question> questions, Question asked, Optional<Verdict> verdict);
    }
}
