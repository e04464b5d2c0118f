package dev.portico.portal.articles;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Takes the answer to "Did this answer your question?" in the help centre. */
@Path("/articles/{slug}/feedback")
public class FeedbackForm {
    private static final String SHELF = "/articles";

    private final Judgement judgement;

    FeedbackForm(Judgement judgement) {
        this.judgement = judgement;
    }

    @POST
    public Response answer(@PathParam("slug") String slug, @BeanParam AnswerForm given) {
        return judgement.answer(SHELF, slug, given);
    }

    @GET
    public Response back(@PathParam("slug") String slug) {
        return judgement.back(SHELF, slug);
    }
}
