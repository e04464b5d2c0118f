package dev.portico.portal.files;

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

/** Files on their way, in the JSON API. */
@Path("/api/uploads")
@Produces(MediaType.WILDCARD)
public class UploadApi {
    private final Tus tus;

    UploadApi(Tus tus) {
        this.tus = tus;
    }

    @POST
    public Response create(
            @Nullable @HeaderParam(Tus.RESUMABLE) String version,
            @Nullable @HeaderParam(Tus.LENGTH) String length,
            @Nullable @HeaderParam(Tus.METADATA) String metadata) {
        return tus.create(version, length, metadata, "/api/uploads");
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
