package dev.portico.portal.settings;

import dev.portico.portal.access.Permission;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.members.Done;
import dev.portico.portal.outbox.SingleMails;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Sent;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Settings › Portal, for who holds {@code portal.settings}: who may enter, and what is shown (R14, R18, R19, R20, R21, R54). */
@Path("/settings/portal")
@Produces(MediaType.TEXT_HTML)
public class SettingsPage {
    private final Current current;
    private final SettingsApi api;
    private final SingleMails mails;

    SettingsPage(Current current, @RestClient SettingsApi api, SingleMails mails) {
        this.mails = mails;
        this.current = current;
        this.api = api;
    }

    @GET
    public TemplateInstance show(@Nullable @QueryParam("done") String done) {
        return Templates.portal(saving().stored(), Done.read(done), mails.areSent());
    }

    @POST
    public Response save() {
        return saving().submitted(Sent.form());
    }

    private Saving saving() {
        require(current);
        return new Saving(
                api,
                "/settings",
                Setting.OF_REALM,
                api::show,
                api::change,
                current.place().link("/settings/portal"),
                view -> Templates.portal(
                        mails.areSent() ? view : view.withoutMails(), Done.read(null), mails.areSent()));
    }

    static void require(Current current) {
        if (!current.signedIn().may(Permission.PORTAL_SETTINGS)) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
    }

    @CheckedTemplate(basePath = "settings")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance portal(SettingsView view, Done done, boolean mails);
    }
}
