package dev.portico.portal.agents;

import dev.portico.portal.access.Permission;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.members.Pages;
import dev.portico.portal.members.Problems;
import dev.portico.portal.members.api.Denied;
import dev.portico.portal.members.api.Organization;
import dev.portico.portal.members.api.Slice;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Sent;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Settings › Assign Clients: operators choose whom agents with assigned access serve; it holds from their next request on (R37). */
@Path("/settings/agents")
@Produces(MediaType.TEXT_HTML)
public class AgentPages {
    /** Keycloak's ids of users, of its own database and of federated ones. */
    private static final String USER = "{user: [A-Za-z0-9][A-Za-z0-9:._@+-]{0,254}}";

    private static final Logger LOG = Logger.getLogger(AgentPages.class);
    private static final Pattern ORGANIZATION = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Set<String> DONE = Set.of("assigned", "taken");
    private static final int LONGEST = 200;

    private final Current current;
    private final Clients clients;

    AgentPages(Current current, Clients clients) {
        this.current = current;
        this.clients = clients;
    }

    /** The agents. */
    public record Everybody(String root, List<Agent> agents, Optional<String> next) {}

    /**
     * One agent.
     *
     * @param assigned a page of the organisations assigned
     * @param text what was searched for
     * @param choices a page of the organisations that could be
     * @param done message key of what was just done, or empty
     * @param problem message key of why it was not, or empty
     */
    public record View(
            String root,
            Agent agent,
            List<Organization> assigned,
            Optional<String> nextAssigned,
            String text,
            List<Choice> choices,
            Optional<String> nextChoices,
            String done,
            String problem) {

        public String address() {
            return root + "/" + agent.id();
        }
    }

    /** An organisation, and whether the agent has it. */
    public record Choice(Organization organization, boolean assigned) {}

    @GET
    public TemplateInstance list(@Nullable @QueryParam("after") String after) {
        String root = root();
        Slice<Agent> slice = clients.agents(orNull(cursor(after)));
        return Templates.list(
                new Everybody(root, slice.items(), slice.next().map(cursor -> root + "?after=" + encoded(cursor))));
    }

    @GET
    @Path(USER)
    public TemplateInstance show(
            @PathParam("user") String user,
            @Nullable @QueryParam("q") String text,
            @Nullable @QueryParam("after") String after,
            @Nullable @QueryParam("from") String from,
            @Nullable @QueryParam("done") String done) {
        String told = done != null && DONE.contains(done) ? "done_" + done : "";
        return Templates.agent(view(root(), user, line(text), cursor(after), cursor(from), told, ""));
    }

    @POST
    @Path(USER)
    public Response change(@PathParam("user") String user) {
        String root = root();
        Sent form = Sent.form();
        String organization = form.value("organization");
        String text = line(form.value("q"));
        String step = form.value("step");
        boolean takes = step.equals("take");
        if (!ORGANIZATION.matcher(organization).matches() || !(takes || step.equals("assign"))) {
            return again(Reason.INVALID_VALUE.status(), root, user, text, "choose_one");
        }
        try {
            if (takes) {
                clients.take(user, organization);
            } else {
                clients.assign(user, organization);
            }
            LOG.infof("organization %s %s agent %s", organization, takes ? "taken from" : "assigned to", user);
            return Pages.seeOther(root + "/" + user + "?done=" + (takes ? "taken" : "assigned")
                    + (text.isEmpty() ? "" : "&q=" + encoded(text)));
        } catch (Denied denied) {
            return again(denied.status(), root, user, text, "refused");
        } catch (Refused | ProcessingException failure) {
            if (failure instanceof Refused refused && refused.reason() == Reason.NOT_FOUND) {
                return again(Reason.NOT_FOUND.status(), root, user, text, "gone");
            }
            Problems.unanswered(failure);
            return again(Reason.COULD_NOT_ASK.status(), root, user, text, "unanswered");
        }
    }

    /** Shows what holds now; whoever is no agent any more is not there. */
    private Response again(int status, String root, String user, String text, String problem) {
        return Pages.again(status, Templates.agent(view(root, user, text, "", "", "", problem)));
    }

    private View view(String root, String user, String text, String after, String from, String done, String problem) {
        Agent agent = clients.agent(user);
        Slice<Organization> assigned = clients.assigned(agent, from);
        Slice<Organization> found = clients.found(orNull(text), orNull(after));
        String address = root + "/" + agent.id();
        String search = text.isEmpty() ? "" : "q=" + encoded(text) + "&";
        return new View(
                root,
                agent,
                assigned.items(),
                assigned.next().map(id -> address + "?" + search + "from=" + encoded(id)),
                text,
                found.items().stream()
                        .map(each -> new Choice(each, agent.organizations().contains(each.id())))
                        .toList(),
                found.next().map(cursor -> address + "?" + search + "after=" + encoded(cursor)),
                done,
                problem);
    }

    private String root() {
        if (!current.signedIn().may(Permission.PORTAL_ORGANIZATIONS)) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        return current.place().link("/settings/agents");
    }

    private static String line(@Nullable String typed) {
        if (typed == null) {
            return "";
        }
        String plain = typed.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }

    private static String cursor(@Nullable String given) {
        return given == null ? "" : given.replaceAll("\\p{Cntrl}", "").strip();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @CheckedTemplate(basePath = "agents")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(Everybody everybody);

        static native TemplateInstance agent(View view);
    }
}
