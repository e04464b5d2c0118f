package dev.portico.portal.members;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Answers to forms: on to another page, or the same one again with what is wrong. */
public final class Pages {
    private Pages() {}

    public static Response seeOther(String address) {
        return Response.seeOther(URI.create(address)).build();
    }

    public static Response again(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(page.render())
                .build();
    }
}
