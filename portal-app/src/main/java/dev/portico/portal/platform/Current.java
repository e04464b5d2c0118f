package dev.portico.portal.platform;

import dev.portico.portal.access.Viewer;
import jakarta.enterprise.context.RequestScoped;

/** Who asks, and where, in the request being answered; set once by the filters, anonymous until then. */
@RequestScoped
public class Current {
    private Viewer viewer = Viewer.ANONYMOUS;
    private Place place = Place.of("/");

    public Viewer viewer() {
        return viewer;
    }

    public Place place() {
        return place;
    }

    void set(Viewer viewer) {
        this.viewer = viewer;
    }

    void set(Place place) {
        this.place = place;
    }
}
