package dev.portico.portal.desk;

import dev.portico.portal.tickets.Query;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which tickets an agent looks at; part of every address at the desk, so that it stays while they go from ticket to ticket. */
public class QueueFilter {
    @Nullable
    @QueryParam("status")
    String status;

    @Nullable
    @QueryParam("share")
    String share;

    @Nullable
    @QueryParam("sort")
    String sort;

    @Nullable
    @QueryParam("q")
    String text;

    @Nullable
    @QueryParam("organization")
    String organization;

    @Nullable
    @QueryParam("page")
    String after;

    /** Without a wish: what Support is to do, longest waiting first. */
    Query query() {
        return Query.of(
                        status == null ? Query.Stage.TO_DO.code() : status,
                        share,
                        sort == null ? Query.Sort.UPDATED_FIRST.code() : sort,
                        text,
                        after,
                        Query.PAGE)
                .of(organization);
    }
}
