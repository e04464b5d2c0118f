package dev.portico.portal.members;

import dev.portico.portal.access.Permission;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.HomeSection;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The way to Settings on the home page, for whoever administers people: an operator has nothing else to begin with.
 * Who looks through the eyes of such a person is told that it is not shown.
 */
@ApplicationScoped
class HomePeople implements HomeSection {
    private final Current current;

    HomePeople(Current current) {
        this.current = current;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public Optional<TemplateInstance> html(Viewer viewer) {
        return viewer.may(Permission.MEMBERS_VIEW) || current.shown().managesPeople()
                ? Optional.of(Templates.home(viewer.organization().isPresent()))
                : Optional.empty();
    }

    @CheckedTemplate(basePath = "people")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance home(boolean ofOrganization);
    }
}
