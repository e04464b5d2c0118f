package dev.portico.portal.platform;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Where a sign-in ends that Keycloak refused; only reasons we know are told, the rest of what the address says is ignored. */
@Path(Place.REFUSED)
public class RefusedSignIn {
    private static final Set<String> KNOWN = Set.of(
            "no-access", "not-a-member", "organization-disabled", "organization-required", "expired", "module-off");

    @GET
    @ResponseStatus(403)
    public TemplateInstance refused(@Nullable @QueryParam("error_description") String description) {
        return Templates.refused(
                new ReasonWords(description != null && KNOWN.contains(description) ? description : "no-access"));
    }

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance refused(ReasonWords words);
    }
}
