package dev.portico.portal.privacy;

import dev.portico.portal.platform.Current;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The caller's own data, in the JSON API. */
@Path("/api/me/data")
@Produces(MediaType.WILDCARD)
public class MyDataApi {
    private final Askers askers;
    private final Current current;
    private final Exports exports;

    MyDataApi(Askers askers, Current current, Exports exports) {
        this.askers = askers;
        this.current = current;
        this.exports = exports;
    }

    @GET
    public Response data() {
        return exports.toOneself(askers.oneself(), current.signedIn());
    }
}
