package dev.portico.stack.bench;

import dev.portico.stack.KeycloakSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;

/**
 * What the {@code portal} scope costs on a refresh: two clients alike but for the scope, alternating runs on a warm
 * server, the ratio of each pair and their median.
 */
final class TokensMeasurement implements Measurement {

    private static final int PAIRS = 8;
    private static final int TURNS = 20;
    private static final int REQUESTS = 50;
    private static final int WARM_UP = 1500;

    @Override
    public String measures() {
        return "refreshing a token with the portal scope against plain openid";
    }

    @Override
    public void run(PrintStream out) throws Exception {
        try (BenchStack bench = BenchStack.start()) {
            TokenEndpoint endpoint = TokenEndpoint.of(bench.stack());
            try (var admin = bench.stack().admin()) {
                client(admin.realm(KeycloakSettings.REALM), "bench-portal", true);
                client(admin.realm(KeycloakSettings.REALM), "bench-openid", false);
            }
            Run portal = new Run(endpoint, "bench-portal");
            Run openid = new Run(endpoint, "bench-openid");
            portal.seconds(WARM_UP);
            openid.seconds(WARM_UP);
            compare(portal, openid, out);
        }
    }

    /** In each pair the two take turns every few requests, so that what else the machine does meets both alike. */
    private static void compare(Run portal, Run openid, PrintStream out) throws Exception {
        List<Double> ratios = new ArrayList<>();
        for (int pair = 1; pair <= PAIRS; pair++) {
            double withScope = 0;
            double plain = 0;
            for (int turn = 0; turn < TURNS; turn++) {
                withScope += portal.seconds(REQUESTS);
                plain += openid.seconds(REQUESTS);
            }
            double ratio = plain / withScope;
            ratios.add(ratio);
            double all = (double) TURNS * REQUESTS;
            out.printf(
                    "pair %d: portal %.0f/s, openid %.0f/s, ratio %.3f%n", pair, all / withScope, all / plain, ratio);
        }
        Collections.sort(ratios);
        out.printf(
                "refresh, throughput with scope portal / plain openid: median %.3f (%.3f to %.3f over %d pairs)%n",
                (ratios.get(PAIRS / 2 - 1) + ratios.get(PAIRS / 2)) / 2, ratios.get(0), ratios.get(PAIRS - 1), PAIRS);
        out.printf("p95 portal %.1f ms, openid %.1f ms%n", portal.p95(), openid.p95());
    }

    /** Both are copies of the demo's command-line client; only the default scope differs. */
    private static void client(RealmResource realm, String id, boolean withPortal) {
        ClientRepresentation copy = realm.clients().findByClientId("portal-cli").get(0);
        copy.setId(null);
        copy.setClientId(id);
        if (copy.getProtocolMappers() != null) {
            copy.getProtocolMappers().forEach(mapper -> mapper.setId(null));
        }
        List<String> scopes = new ArrayList<>(copy.getDefaultClientScopes());
        if (!withPortal) {
            scopes.remove("portal");
            copy.getAttributes().remove("portal.access.required");
        }
        copy.setDefaultClientScopes(scopes);
        realm.clients().create(copy).close();
    }

    /** Refreshes of one client, one after the other. */
    private static final class Run {

        private final TokenEndpoint endpoint;
        private final String client;
        private final Histogram times = new Histogram(3);
        private String refreshToken;

        Run(TokenEndpoint endpoint, String client) throws IOException, InterruptedException {
            this.endpoint = endpoint;
            this.client = client;
            this.refreshToken =
                    endpoint.password(client, "ada", "&scope=openid").refreshToken();
        }

        double seconds(int requests) throws IOException, InterruptedException {
            long start = System.nanoTime();
            for (int i = 0; i < requests; i++) {
                long before = System.nanoTime();
                refreshToken = endpoint.refresh(client, refreshToken).refreshToken();
                times.recordValue((System.nanoTime() - before) / 1000);
            }
            return (System.nanoTime() - start) / 1e9;
        }

        double p95() {
            return times.getValueAtPercentile(95) / 1000.0;
        }
    }
}
