package dev.portico.stack.reports;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * The demo's service {@code reports-api}, as small as one can be: {@code GET /organizations/<id>/report} for who sees the
 * tickets of their whole organisation.
 */
final class ReportsApi implements AutoCloseable {

    private static final String PERMISSION = "tickets.organization";

    private final TokenCheck check;
    private final HttpServer server;

    ReportsApi(TokenCheck check) throws IOException {
        this.check = check;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/organizations/", this::answer);
        server.start();
    }

    URI report(String organization) {
        return URI.create(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/organizations/" + organization + "/report");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String organization = exchange.getRequestURI().getPath().split("/", -1)[2];
        try {
            TokenCheck.Caller caller = check.check(bearer(exchange));
            if (!caller.organization().filter(organization::equals).isPresent()) {
                say(exchange, 404, "{\"error\":\"not_found\"}");
                return;
            }
            caller.require(PERMISSION);
            say(exchange, 200, "{\"organization\":\"" + organization + "\",\"for\":\"" + caller.subject() + "\"}");
        } catch (TokenCheck.NotTrusted e) {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            say(exchange, 401, "{\"error\":\"invalid_token\"}");
        } catch (TokenCheck.NotPermitted e) {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
            say(exchange, 403, "{\"error\":\"missing-permission\"}");
        } catch (TokenCheck.CouldNotAsk e) {
            exchange.getResponseHeaders().add("Retry-After", "5");
            say(exchange, 503, "{\"error\":\"could_not_ask\"}");
        }
    }

    private static String bearer(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header != null && header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "";
    }

    private static void say(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
