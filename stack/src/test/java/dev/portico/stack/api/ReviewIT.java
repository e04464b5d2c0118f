package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.SqlCounter;
import dev.portico.stack.Tokens;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.UserRepresentation;

/** Who holds which access, since when, from whom, and when they last used it (R12). */
@OnTheStack
class ReviewIT {

    private final SharedStack stack;

    ReviewIT(SharedStack stack) {
        this.stack = stack;
    }

    @ParameterizedTest
    @CsvSource({"ada, 200", "ben, 403", "gil, 403", "eve, 404", "sam, 403", "olga, 200"})
    void theReviewIsForThoseWhoReview(String who, int status) {
        assertThat(Api.as(stack, who).get("/organizations/acme/review").status())
                .isEqualTo(status);
    }

    @Test
    void aRealmAdminReviewsToo() {
        assertThat(Changes.asAdmin(stack).get("/organizations/acme/review").status())
                .isEqualTo(200);
    }

    @Test
    void whatTheAdminGaveIsTheirs() {
        Company company = new Company(stack);
        People.Person worker = company.somebody();
        Instant before = Instant.now().minusSeconds(5);
        Changes.Told told = company.asBoss()
                .patch(
                        company.path(worker),
                        "{\"level\":\"portal-member\",\"roles\":[],\"until\":\"2031-01-31T00:00:00Z\"}");
        assertThat(told.status()).as(told.json().toString()).isEqualTo(200);

        JsonNode row = row(company, worker);
        assertThat(row.get("level").asText()).isEqualTo("portal-member");
        assertThat(row.get("until").asText()).isEqualTo("2031-01-31T00:00:00Z");
        assertThat(Instant.parse(row.get("since").asText())).isAfter(before);
        assertThat(row.at("/grantedBy/kind").asText()).isEqualTo("person");
        assertThat(row.at("/grantedBy/id").asText()).isEqualTo(company.boss.id());
        assertThat(row.get("grants").size()).isEqualTo(1);
    }

    @Test
    void everyRoleHasItsOwnOrigin() {
        Company company = new Company(stack);
        stack.people().join(company.boss, company.id, "enable-in-app-messenger");
        People.Person worker = company.somebody("portal-member", "enable-in-app-messenger");
        assertThat(company.asBoss()
                        .patch(company.path(worker), "{\"level\":\"none\"}")
                        .status())
                .isEqualTo(200);
        assertThat(company.asBoss()
                        .patch(company.path(worker), "{\"level\":\"portal-member\"}")
                        .status())
                .isEqualTo(200);
        stack.people().join(worker, company.id, "enable-in-app-messenger");

        JsonNode grants = row(company, worker).get("grants");
        assertThat(grants.findValuesAsText("role")).containsExactly("portal-member", "enable-in-app-messenger");
        assertThat(grants.at("/0/grantedBy/kind").asText()).isEqualTo("person");
        assertThat(grants.at("/1/grantedBy/kind").asText()).isEqualTo("console");
        assertThat(file(company, "text/csv").body().lines()).anySatisfy(line -> assertThat(line)
                .startsWith(worker.username() + ",")
                .endsWith("portal-member " + grants.at("/0/since").asText() + " " + company.boss.username()
                        + "; enable-in-app-messenger "
                        + grants.at("/1/since").asText() + " console"));
    }

    @Test
    void whoNeverCameWasNotSeenAndWhoCameWasJustNow() {
        Company company = new Company(stack);
        People.Person worker = company.somebody("portal-member");
        assertThat(row(company, worker).get("lastSeen").isNull()).isTrue();

        Tokens.Answer token = stack.tokens().of(worker.username());
        assertThat(token.status()).isEqualTo(200);

        String seen = row(company, worker).get("lastSeen").asText();
        assertThat(Duration.between(Instant.parse(seen), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        assertThat(stack.tokens().refresh(token.refreshToken()).status()).isEqualTo(200);
        assertThat(row(company, worker).get("lastSeen").asText()).isEqualTo(seen);
    }

    @Test
    void whatSomebodyDoesElsewhereIsNotSeenHere() {
        Company company = new Company(stack);
        Company other = new Company(stack);
        People.Person worker = company.somebody("portal-member");
        stack.people().join(worker, other.id, "portal-member");

        assertThat(stack.tokens().of(worker.username(), other.alias).status()).isEqualTo(200);

        assertThat(row(other, worker).get("lastSeen").isNull()).isFalse();
        assertThat(row(company, worker).get("lastSeen").isNull()).isTrue();
    }

    @Test
    void theFileHasEverybodyAndNoFormula() {
        Company company = new Company(stack);
        People.Person worker = company.somebody("portal-member");
        UserRepresentation user = stack.realm().users().get(worker.id()).toRepresentation();
        user.setEmail("+" + worker.username() + "@test.example");
        stack.realm().users().get(worker.id()).update(user);
        People.Person gone = company.somebody("portal-member");
        UserRepresentation disabled = stack.realm().users().get(gone.id()).toRepresentation();
        disabled.setEnabled(false);
        stack.realm().users().get(gone.id()).update(disabled);

        HttpResponse<String> file = file(company, "text/csv");

        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        List<String> lines = file.body().lines().toList();
        assertThat(lines.get(0))
                .isEqualTo("username,email,firstName,lastName,status,level,roles,ownTicketsOnly,until,since,grantedBy,"
                        + "lastSeen,grants");
        assertThat(lines).hasSize(4);
        assertThat(lines).anySatisfy(line -> assertThat(line)
                .startsWith(worker.username() + ",'+" + worker.username() + "@test.example,worker,Test,active,"
                        + "portal-member,,false,,"));
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).startsWith(gone.username()).contains(",disabled,"));
    }

    @Test
    void whatIsNotOfferedIsNotAcceptable() {
        HttpResponse<String> refused = file(new Company(stack), "application/pdf");
        assertThat(refused.statusCode()).isEqualTo(406);
        assertThat(refused.body()).contains("\"reason\":\"not-acceptable\"");
    }

    @Test
    void thePriceOfAPageDoesNotGrowWithThePeopleOnIt() throws Exception {
        Company few = new Company(stack);
        few.somebody("portal-member");
        Company many = new Company(stack);
        for (int i = 0; i < 12; i++) {
            many.somebody("portal-member");
        }
        Changes fews = few.asBoss();
        Changes manys = many.asBoss();
        fews.get(path(few));
        manys.get(path(many));

        SqlCounter.Statements forFew = stack.sql().during(() -> fews.get(path(few)));
        SqlCounter.Statements forMany = stack.sql().during(() -> manys.get(path(many)));

        assertThat(manys.get(path(many)).json().get("items").size()).isEqualTo(13);
        assertThat(forMany.total()).as(forMany.toString()).isEqualTo(forFew.total());
    }

    private static String path(Company company) {
        return "/organizations/" + company.id + "/review?limit=200";
    }

    private static JsonNode row(Company company, People.Person person) {
        Changes.Told told = company.asBoss().get(path(company));
        assertThat(told.status()).as(told.json().toString()).isEqualTo(200);
        return StreamSupport.stream(told.json().get("items").spliterator(), false)
                .filter(item -> item.get("id").asText().equals(person.id()))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> file(Company company, String accept) {
        HttpRequest request = HttpRequest.newBuilder(
                        stack.realmUrl("/portal-access/organizations/" + company.id + "/review"))
                .header(
                        "Authorization",
                        "Bearer " + Api.as(stack, company.boss.username()).token())
                .header("Accept", accept)
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
