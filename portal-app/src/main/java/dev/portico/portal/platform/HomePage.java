package dev.portico.portal.platform;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The first page: one large search, and what each feature adds to it. */
@Path("/")
public class HomePage {
    private final Current current;
    private final RoutingContext context;
    private final Instance<HomeSection> sections;

    HomePage(Current current, RoutingContext context, Instance<HomeSection> sections) {
        this.current = current;
        this.context = context;
        this.sections = sections;
    }

    @GET
    public Object home() {
        Optional<Place> latest = current.place().signedIn()
                ? Optional.empty()
                : Places.of(context).latest();
        if (latest.isPresent()) {
            return Response.seeOther(URI.create(latest.get().link("/")))
                    .header("Cache-Control", "no-store")
                    .build();
        }
        return Templates.home(sections());
    }

    private List<String> sections() {
        return sections.stream()
                .sorted(Comparator.comparingInt(HomeSection::order))
                .map(section -> section.html(current.viewer()))
                .flatMap(Optional::stream)
                .map(TemplateInstance::render)
                .toList();
    }

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance home(List<String> sections);
    }
}
