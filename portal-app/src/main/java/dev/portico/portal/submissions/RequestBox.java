package dev.portico.portal.submissions;

import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.HomeSection;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The <i>Add Request</i> box on the home page (R20, R22). */
@ApplicationScoped
class RequestBox implements HomeSection {
    private final Current current;

    RequestBox(Current current) {
        this.current = current;
    }

    @Override
    public int order() {
        return 25;
    }

    @Override
    public Optional<TemplateInstance> html(Viewer viewer) {
        return current.shown().submitsInBox(current.settings())
                ? Optional.of(Templates.box(viewer.signedIn()))
                : Optional.empty();
    }

    @CheckedTemplate(basePath = "submissions")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance box(boolean known);
    }
}
