package dev.portico.portal.members;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.portal.access.Permission;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.members.api.AccessLevels;
import dev.portico.portal.members.api.Denied;
import dev.portico.portal.members.api.Level;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Sent;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Access levels, for operators (R42, R50). Built-in ones are shown and fixed; a change is saved only from a page that says who gains
 * and who loses what.
 */
@Path("/settings/levels")
@Produces(MediaType.TEXT_HTML)
public class LevelPages {
    private static final Logger LOG = Logger.getLogger(LevelPages.class);
    private static final int MOST = 200;
    private static final String NAME = "{name: [A-Za-z][A-Za-z0-9._-]{0,254}}";

    private final Current current;
    private final AccessLevels api;

    LevelPages(Current current, @RestClient AccessLevels api) {
        this.current = current;
        this.api = api;
    }

    @GET
    public TemplateInstance list(@Nullable @QueryParam("done") String done) {
        String root = root();
        return Templates.levels(root, levels(), Done.read(done));
    }

    @GET
    @Path("new")
    public TemplateInstance fresh() {
        return Templates.levelForm(new View(root(), LevelForm.NEW, "", true, Optional.empty(), Problems.NONE));
    }

    @GET
    @Path(NAME)
    public TemplateInstance edit(@PathParam("name") String name) {
        String root = root();
        RestResponse<Level> level = api.level(name);
        return Templates.levelForm(
                new View(root, LevelForm.of(level.getEntity()), etag(level), false, Optional.empty(), Problems.NONE));
    }

    @POST
    @Path("new")
    public Response create() {
        Sent form = Sent.form();
        LevelForm wanted = LevelForm.sent(form, "");
        View view = new View(root(), wanted, "", true, Optional.empty(), Problems.NONE);
        return submitted(view, form, "POST", "/levels", () -> api.create(wanted.json(true)));
    }

    @POST
    @Path(NAME)
    public Response change(@PathParam("name") String name) {
        Sent form = Sent.form();
        LevelForm wanted = LevelForm.sent(form, name);
        String etag = form.value("etag");
        View view = new View(root(), wanted, etag, false, Optional.empty(), Problems.NONE);
        return submitted(view, form, "PUT", "/levels/" + name, () -> api.change(name, etag, wanted.json(false)));
    }

    @GET
    @Path(NAME + "/delete")
    public TemplateInstance ask(@PathParam("name") String name) {
        return Templates.deleteLevel(goodbye(root(), name, "", Optional.empty(), Problems.NONE, 0));
    }

    /** Deleted only from a page that says who loses what by the replacement. */
    @POST
    @Path(NAME + "/delete")
    public Response delete(@PathParam("name") String name) {
        String root = root();
        Sent form = Sent.form();
        String replacement = form.value("replacement");
        try {
            if (!form.value("step").equals("delete") || !form.value("previewed").equals(replacement)) {
                return Pages.again(
                        200,
                        Templates.deleteLevel(goodbye(
                                root, name, replacement, Optional.of(preview(name, replacement)), Problems.NONE, 0)));
            }
            api.delete(name, form.value("etag"), replacement.isEmpty() ? null : replacement);
            LOG.infof("deleted level %s", name);
            return Pages.seeOther(root + "?done=level-deleted");
        } catch (Denied denied) {
            boolean inUse = denied.status() == 409 && denied.people() > 0;
            return Pages.again(
                    denied.status(),
                    Templates.deleteLevel(goodbye(
                            root,
                            name,
                            replacement,
                            Optional.empty(),
                            inUse ? Problems.NONE : Problems.of(denied),
                            denied.people())));
        }
    }

    private Goodbye goodbye(
            String root,
            String name,
            String replacement,
            Optional<Consequences> consequences,
            Problems problems,
            long holders) {
        RestResponse<Level> level = api.level(name);
        return new Goodbye(
                root,
                LevelForm.of(level.getEntity()),
                etag(level),
                others(name),
                replacement,
                consequences,
                problems,
                holders);
    }

    private Consequences preview(String name, String replacement) {
        return Consequences.of(api.preview(JsonNodeFactory.instance
                .objectNode()
                .put("method", "DELETE")
                .put(
                        "path",
                        "/levels/" + name
                                + (replacement.isEmpty()
                                        ? ""
                                        : "?replacement=" + URLEncoder.encode(replacement, StandardCharsets.UTF_8)))));
    }

    private Response submitted(View view, Sent form, String method, String path, Runnable save) {
        try {
            boolean seen = form.value("previewed").equals(view.level().print());
            if (!form.value("step").equals("save") || !seen) {
                return Pages.again(200, Templates.levelForm(view.with(preview(method, path, view))));
            }
            save.run();
            LOG.infof("saved level %s", view.level().name());
            return Pages.seeOther(view.root() + "?done=level-saved");
        } catch (Denied denied) {
            return Pages.again(denied.status(), Templates.levelForm(view.with(problems(denied, view))));
        }
    }

    /** The only conflict of a new level is its name; of a name that cannot be one it is told what one is. */
    private static Problems problems(Denied denied, View view) {
        boolean taken = view.created() && denied.status() == 409;
        return taken || denied.fields().containsKey("name")
                ? new Problems(
                        "problem_please_correct", Map.of("name", taken ? "reason_name_taken" : "level_name_hint"))
                : Problems.of(denied);
    }

    private Consequences preview(String method, String path, View view) {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.put("method", method).put("path", path).set("body", view.level().json(view.created()));
        return Consequences.of(api.preview(change));
    }

    private List<LevelForm> levels() {
        return api.levels(MOST, null).items().stream().map(LevelForm::of).toList();
    }

    private List<LevelView> others(String name) {
        return api.levels(MOST, null).items().stream()
                .map(LevelView::of)
                .filter(level -> !level.name().equals(name))
                .toList();
    }

    private String root() {
        if (!current.signedIn().may(Permission.PORTAL_LEVELS)) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        return current.place().link("/settings/levels");
    }

    private static String etag(RestResponse<Level> answer) {
        return answer.getHeaderString("ETag");
    }

    /**
     * The form of a level.
     *
     * @param created true for a new one
     * @param consequences what saving would mean; only with them there is a button to save
     */
    public record View(
            String root,
            LevelForm level,
            String etag,
            boolean created,
            Optional<Consequences> consequences,
            Problems problems) {
        View with(Consequences found) {
            return new View(root, level, etag, created, Optional.of(found), problems);
        }

        View with(Problems found) {
            return new View(root, level, etag, created, Optional.empty(), found);
        }

        public String address() {
            return root + "/" + (created ? "new" : level.name());
        }

        /** A new level is none, whatever name somebody types. */
        public boolean fixed() {
            return !created && level.builtIn();
        }
    }

    /**
     * The page that asks before a level is deleted.
     *
     * @param consequences what the replacement would mean; only with them there is a button to delete
     * @param holders how many people hold it, where that is why it cannot go
     */
    public record Goodbye(
            String root,
            LevelForm level,
            String etag,
            List<LevelView> others,
            String replacement,
            Optional<Consequences> consequences,
            Problems problems,
            long holders) {}

    @CheckedTemplate(basePath = "people")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance levels(String root, List<LevelForm> levels, Done done);

        static native TemplateInstance levelForm(View view);

        static native TemplateInstance deleteLevel(Goodbye goodbye);
    }
}
