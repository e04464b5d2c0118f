package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import dev.portico.stack.SqlCounter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of organisations, in pages, and what it costs. */
@OnTheStack
class OrganizationsIT {

    private final SharedStack stack;
    private final Api olga;

    OrganizationsIT(SharedStack stack) {
        this.stack = stack;
        this.olga = Api.as(stack, "olga");
    }

    @Test
    void thePriceOfAPageDoesNotGrowWithTheOrganisationsOnIt() throws Exception {
        for (int i = 0; i < 12; i++) {
            stack.people().organization("priced");
        }
        olga.get("/organizations?search=priced&limit=2");
        SqlCounter.Statements forFew = stack.sql().during(() -> olga.get("/organizations?search=priced&limit=2"));
        SqlCounter.Statements forMany = stack.sql().during(() -> olga.get("/organizations?search=priced&limit=12"));

        assertThat(Api.each(olga.get("/organizations?search=priced&limit=12"), "alias"))
                .hasSize(12);
        assertThat(forMany.total()).as(forMany.toString()).isEqualTo(forFew.total());
    }

    @Test
    void whoIsAskedForCountsGetsThemForTheWholePageAtThePriceOfOneStatement() throws Exception {
        var full = stack.people().organization("counted");
        for (int i = 0; i < 3; i++) {
            stack.people().join(stack.people().person("counted"), full.getId());
        }
        stack.people().organization("counted");
        olga.get("/organizations?search=counted&limit=2");
        SqlCounter.Statements without = stack.sql().during(() -> olga.get("/organizations?search=counted&limit=2"));
        SqlCounter.Statements with =
                stack.sql().during(() -> olga.get("/organizations?search=counted&limit=2&counts=true"));

        assertThat(Api.each(olga.get("/organizations?search=counted&counts=true"), "members"))
                .contains("3", "0");
        assertThat(with.total()).as(with.toString()).isEqualTo(without.total() + 1);
        assertThat(Api.each(Api.as(stack, "ada").get("/organizations?counts=true"), "members"))
                .containsOnly("null");
    }

    @Test
    void pagesFollowOneAnotherAndShowEachOnce() {
        for (int i = 0; i < 5; i++) {
            stack.people().organization("paged");
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        for (boolean more = true; more; ) {
            var page = olga.get("/organizations?search=PAGED&limit=2" + after);
            seen.addAll(Api.each(page, "alias"));
            more = !page.json().get("next").isNull();
            after = "&after=" + page.json().get("next").asText();
        }

        assertThat(seen).hasSize(5).doesNotHaveDuplicates().isSorted();
    }
}
