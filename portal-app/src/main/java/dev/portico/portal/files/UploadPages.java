package dev.portico.portal.files;

import dev.portico.portal.platform.Current;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files on their way, for the pages' script. */
@Path("/uploads")
@Produces(MediaType.WILDCARD)
public class UploadPages {
    private final Tus tus;
    private final Current current;

    UploadPages(Tus tus, Current current) {
        this.tus = tus;
        this.current = current;
    }

    @POST
    public Response create(
            @Nullable @HeaderParam(Tus.RESUMABLE) String version,
            @Nullable @HeaderParam(Tus.LENGTH) String length,
            @Nullable @HeaderParam(Tus.METADATA) String metadata) {
        return tus.create(version, length, metadata, current.place().link("/uploads"));
    }

    @HEAD
    @Path(Tus.ID)
    public Response offset(@PathParam("id") UUID id, @Nullable @HeaderParam(Tus.RESUMABLE) String version) {
        return tus.offset(version, id);
    }

    @PATCH
    @Path(Tus.ID)
    @Consumes(Tus.PIECES)
    public Response append(
            @PathParam("id") UUID id,
            @Nullable @HeaderParam(Tus.RESUMABLE) String version,
            @Nullable @HeaderParam(Tus.OFFSET) String from,
            InputStream body) {
        return tus.append(version, id, from, body);
    }

    @DELETE
    @Path(Tus.ID)
    public Response remove(@PathParam("id") UUID id, @Nullable @HeaderParam(Tus.RESUMABLE) String version) {
        return tus.remove(version, id);
    }
}
