package dev.portico.portal.platform;

import dev.portico.portal.access.Permission;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.UserId;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Beginning to look at the portal through somebody's eyes, and leaving it (R26, R28). It begins with a form of the viewer's own place, and
 * nothing but that form's answer leads in; leaving leads back to where it began. The viewer's own session is never touched.
 */
@Path("/")
public class PerspectivePages {
    /** Where one is begun, in the viewer's own place. */
    static final String BEGIN = "/perspective";

    /** Where it is left, in the person's. */
    static final String EXIT = "/exit";

    /** Tells that it has ended by itself. */
    static final String ENDED = "ended";

    private static final Logger LOG = Logger.getLogger(PerspectivePages.class);
    private static final int LONGEST = 500;

    private final Current current;
    private final Perspectives perspectives;
    private final PerspectiveMarks marks;
    private final RoutingContext context;

    PerspectivePages(Current current, Perspectives perspectives, PerspectiveMarks marks, RoutingContext context) {
        this.current = current;
        this.perspectives = perspectives;
        this.marks = marks;
        this.context = context;
    }

    /**
     * Begins one. Fields: {@code person} (id), {@code organization} (alias; one's own where there is one), {@code reason}, {@code back} (a
     * path in the viewer's place).
     */
    @POST
    @Path("perspective")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> begin(
            @FormParam("person") @Nullable String person,
            @FormParam("organization") @Nullable String organization,
            @FormParam("reason") @Nullable String reason,
            @FormParam("back") @Nullable String back) {
        Place home = current.place().home();
        String alias = home.organization()
                .or(() -> Optional.ofNullable(organization).filter(text -> !text.isBlank()))
                .orElseThrow(() -> new Refused(Reason.INVALID_VALUE));
        String why = reason == null ? "" : reason.strip();
        Place there = place(home, person, alias);
        Eyes eyes = there.eyes().orElseThrow();
        if (why.length() > LONGEST || current.place().eyes().isPresent()) {
            throw new Refused(Reason.INVALID_VALUE);
        }
        Checked own = current.own().orElseThrow(() -> new Refused(Reason.NOT_SIGNED_IN));
        String origin = Addresses.own(back).orElse("/");
        if (why.isEmpty() && current.viewer().may(Permission.DESK_PERSPECTIVE)) {
            return Uni.createFrom().item(denied(Reason.INVALID_VALUE.status(), Denial.UNEXPLAINED, origin));
        }
        return perspectives
                .begin(own, eyes, why)
                .onFailure()
                .transform(failure -> {
                    LOG.warnf("a perspective could not be begun: %s", Unreachable.brief(failure));
                    return new Refused(Reason.COULD_NOT_ASK);
                })
                .map(answer -> {
                    if (answer instanceof Perspectives.Seen seen) {
                        String sid = seen.checked().bearer().session();
                        marks.set(context, new PerspectiveMark(sid, origin), there, current.session());
                        LOG.infof(
                                "%s looks through the eyes of %s", own.bearer().text("sub"), eyes.person());
                        return seeOther(there.link("/"));
                    }
                    String said = ((Perspectives.Denied) answer).reason();
                    LOG.infof(
                            "%s may not look through the eyes of %s: %s",
                            own.bearer().text("sub"), eyes.person(), said);
                    return denied(Reason.MISSING_PERMISSION.status(), Denial.of(said), origin);
                });
    }

    /**
     * Leaves it; once more, as in another tab, or when it has ended by itself, leads back as well.
     *
     * @param begunAt where it was begun, as the page knew that it is left from
     */
    @POST
    @Path("exit")
    public Uni<Response> exit(@FormParam("back") @Nullable String begunAt) {
        Place place = current.place();
        if (place.eyes().isEmpty()) {
            throw new Refused(Reason.NOT_FOUND);
        }
        Optional<PerspectiveMark> mark = marks.of(context, place, current.session());
        marks.forget(context, place);
        marks.left(context, place.home());
        String back = place.home()
                .link(mark.map(PerspectiveMark::back)
                        .or(() -> Addresses.own(begunAt))
                        .orElse("/"));
        return mark.map(known -> perspectives.end(known.sid(), current.token()))
                .orElse(Uni.createFrom().voidItem())
                .map(ended -> seeOther(back));
    }

    private static Place place(Place home, @Nullable String person, String alias) {
        if (person == null || person.isBlank()) {
            throw new Refused(Reason.INVALID_VALUE);
        }
        Eyes wanted = new Eyes(new UserId(person), alias);
        Place place = Place.of(home.through(wanted).prefix() + "/");
        return place.eyes()
                .filter(wanted::equals)
                .map(eyes -> place)
                .orElseThrow(() -> new Refused(Reason.INVALID_VALUE));
    }

    private static Response denied(int status, Denial why, String back) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header("Cache-Control", "no-store")
                .entity(Templates.perspective(why.key(), back).render())
                .build();
    }

    /** Why none was begun, as people are told; a reason of Keycloak's that is not among these is told as {@link #OTHER}. */
    enum Denial {
        MISSING_PERMISSION,
        ABOVE_OWN_RIGHTS,
        USER_DISABLED,
        ORGANIZATION_DISABLED,
        NO_ACCESS,
        NOT_A_MEMBER,
        /** One looks through one's own eyes already. */
        INVALID_VALUE,
        /** No reason was given where one is needed. */
        UNEXPLAINED,
        OTHER;

        static Denial of(String reason) {
            return Arrays.stream(values())
                    .filter(each -> each != UNEXPLAINED
                            && each.name()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-')
                                    .equals(reason))
                    .findFirst()
                    .orElse(OTHER);
        }

        /** Of a message in {@link Texts}. */
        String key() {
            return "denied_" + name().toLowerCase(Locale.ROOT);
        }
    }

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance perspective(String words, String back);
    }

    private static Response seeOther(String address) {
        return Response.seeOther(URI.create(address))
                .header("Cache-Control", "no-store")
                .build();
    }
}
