package dev.portico.portal.platform;

import dev.portico.portal.access.Viewer;
import io.quarkus.qute.TemplateInstance;
import java.util.Optional;

/** What a feature shows on the home page; a bean per section. */
public interface HomeSection {

    /** Smaller comes first: tickets 10, articles 20. */
    int order();

    /** The section for this viewer; empty when it has nothing to offer them. */
    Optional<TemplateInstance> html(Viewer viewer);
}
