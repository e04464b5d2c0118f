package dev.portico.portal.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Never reached by a signed-in person: the entrance has led them to their place. It makes the address exist. */
@Path(Place.LOGIN)
public class Login {
    @GET
    public Response home() {
        return Response.seeOther(URI.create("/")).build();
    }
}
