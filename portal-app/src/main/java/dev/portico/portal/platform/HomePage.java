package dev.portico.portal.platform;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The first page. */
@Path("/")
public class HomePage {
    @GET
    public TemplateInstance home() {
        return Templates.home();
    }

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance home();
    }
}
