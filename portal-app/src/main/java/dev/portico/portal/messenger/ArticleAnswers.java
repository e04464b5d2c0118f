package dev.portico.portal.messenger;

import dev.portico.portal.articles.AnswerForm;
import dev.portico.portal.articles.Judgement;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Takes the answer to "Did this answer your question?" in the messenger (R13); what is done with it is the help centre's. */
@Path("/messenger/articles/{slug}/feedback")
public class ArticleAnswers {
    private static final String SHELF = "/messenger/articles";

    private final Judgement judgement;

    ArticleAnswers(Judgement judgement) {
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
