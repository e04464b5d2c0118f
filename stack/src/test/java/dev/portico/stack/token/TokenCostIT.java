package dev.portico.stack.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.SqlCounter;
import dev.portico.stack.Tokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/**
 * What our claims cost in SQL statements: one client, which asks with and without scope {@code portal}, for people in 1, 100
 * and 500 organisations.
 */
@OnTheStack
class TokenCostIT {

    private static final String CLIENT = "cost-cli";
    private static final int RUNS = 3;
    private static final Map<Integer, People.Person> PEOPLE = new LinkedHashMap<>();
    private static String first = "";

    @BeforeAll
    static void peopleInManyOrganizations(SharedStack stack) throws Exception {
        People people = stack.people();
        OrganizationRepresentation organization = people.organization("cost");
        first = organization.getAlias();
        ManyOrganizations more = new ManyOrganizations(stack, organization.getId());
        more.make(499);
        for (int count : List.of(1, 100, 500)) {
            People.Person person = people.person("cost" + count);
            people.join(person, organization.getId(), "portal-admin", "enable-in-app-messenger");
            more.add(person, count - 1);
            assertThat(stack.realm().organizations().members().getOrganizations(person.id()))
                    .hasSize(count);
            PEOPLE.put(count, person);
        }
        stack.realm().clients().create(client(stack)).close();
        String id = stack.realm().clients().findByClientId(CLIENT).get(0).getId();
        stack.realm().clients().get(id).addOptionalClientScope(portalScope(stack));
    }

    /** As the demo's command-line client, which has scope {@code portal} always. */
    private static ClientRepresentation client(SharedStack stack) {
        ClientRepresentation client =
                stack.realm().clients().findByClientId("portal-cli").get(0);
        client.setId(null);
        client.setClientId(CLIENT);
        client.setAttributes(Map.of());
        client.getProtocolMappers().forEach((ProtocolMapperRepresentation mapper) -> mapper.setId(null));
        client.setDefaultClientScopes(List.of("basic", "acr", "profile", "email", "roles"));
        return client;
    }

    private static String portalScope(SharedStack stack) {
        return stack.realm().clientScopes().findAll().stream()
                .filter(scope -> scope.getName().equals("portal"))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    private static Tokens.Answer signIn(SharedStack stack, int organizations, String scope) {
        String name = Objects.requireNonNull(PEOPLE.get(organizations)).username();
        Map<String, String> form = Map.of(
                "client_id", CLIENT,
                "username", name,
                "password", name + "-portico",
                "scope", scope,
                "organization", first);
        // Keycloak's protection against guessing refuses a login while the one before it is still being noted.
        Tokens.Answer answer = await().until(() -> stack.tokens().password(form), signedIn -> signedIn.status() == 200);
        assertThat(answer.claims().has("entitlements")).isEqualTo(scope.contains("portal"));
        return answer;
    }

    private static Tokens.Answer refresh(SharedStack stack, String token) {
        Tokens.Answer answer = stack.tokens()
                .post(
                        "/protocol/openid-connect/token",
                        Map.of("grant_type", "refresh_token", "client_id", CLIENT, "refresh_token", token));
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    /** The least of several runs: what Keycloak does in the background only ever adds. */
    private static SqlCounter.Statements least(SharedStack stack, SqlCounter.Work before, SqlCounter.Work work)
            throws Exception {
        SqlCounter.Statements least = null;
        for (int run = 0; run < RUNS; run++) {
            before.run();
            SqlCounter.Statements counted = stack.sql().during(work);
            if (least == null || counted.total() < least.total()) {
                least = counted;
            }
        }
        return Objects.requireNonNull(least);
    }

    private static SqlCounter.Statements warmRefresh(SharedStack stack, int organizations, String scope)
            throws Exception {
        String token = signIn(stack, organizations, scope).refreshToken();
        refresh(stack, token);
        return least(stack, () -> {}, () -> refresh(stack, token));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 500})
    void aWarmRefreshCostsNothingMore(int organizations) throws Exception {
        SharedStack stack = SharedStack.running();
        SqlCounter.Statements plain = warmRefresh(stack, organizations, "openid");
        SqlCounter.Statements portal = warmRefresh(stack, organizations, "openid portal");
        assertThat(portal.total()).as("%s%nplain: %s", portal, plain).isEqualTo(plain.total());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 500})
    void aPlainWarmRefreshReadsNothingHoweverManyOrganizations(int organizations) throws Exception {
        SqlCounter.Statements plain = warmRefresh(SharedStack.running(), organizations, "openid");
        assertThat(plain.calls().keySet()).as(plain.toString()).noneMatch(query -> query.toLowerCase(Locale.ROOT)
                .startsWith("select"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 500})
    void introspectionAndUserinfoCostAtMostOneMore(int organizations) throws Exception {
        SharedStack stack = SharedStack.running();
        String plain = signIn(stack, organizations, "openid").accessToken();
        String portal = signIn(stack, organizations, "openid portal").accessToken();
        for (String token : List.of(plain, portal)) {
            assertThat(stack.tokens()
                            .introspect("portal-api", token)
                            .json()
                            .get("active")
                            .asBoolean())
                    .isTrue();
            assertThat(stack.tokens().userinfo(token).status()).isEqualTo(200);
        }
        assertMore(stack, 1, () -> stack.tokens().introspect("portal-api", plain), () -> stack.tokens()
                .introspect("portal-api", portal));
        assertMore(stack, 1, () -> stack.tokens().userinfo(plain), () -> stack.tokens()
                .userinfo(portal));
    }

    private static void assertMore(SharedStack stack, int more, SqlCounter.Work plain, SqlCounter.Work portal)
            throws Exception {
        SqlCounter.Statements without = least(stack, () -> {}, plain);
        SqlCounter.Statements with = least(stack, () -> {}, portal);
        assertThat(with.total()).as("%s%nplain: %s", with, without).isBetween(without.total(), without.total() + more);
    }

    /**
     * What the emptied caches take in again is counted from the moment they are empty, whoever reads it: Keycloak's protection
     * against guessing reads who has just logged in behind the answer, and what it read before the refresh, the refresh does
     * not read.
     */
    private static SqlCounter.Statements leastWithNothingCached(SharedStack stack, String token) throws Exception {
        SqlCounter.Work known = () -> stack.realm().toRepresentation();
        return least(stack, known, () -> {
            stack.realm().clearRealmCache();
            stack.realm().clearUserCache();
            refresh(stack, token);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 500})
    void withNothingCachedItCostsAtMostFourMore(int organizations) throws Exception {
        SharedStack stack = SharedStack.running();
        String plain = signIn(stack, organizations, "openid").refreshToken();
        String portal = signIn(stack, organizations, "openid portal").refreshToken();
        SqlCounter.Statements without = leastWithNothingCached(stack, plain);
        SqlCounter.Statements with = leastWithNothingCached(stack, portal);
        assertThat(with.total()).as("%s%nplain: %s", with, without).isBetween(without.total(), without.total() + 4);
    }
}
