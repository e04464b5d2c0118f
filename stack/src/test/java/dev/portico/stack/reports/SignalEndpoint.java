package dev.portico.stack.reports;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Where signals are pushed to (RFC 8935): 202 once they are kept, 400 or 401 with what is wrong, 503 to have them again. */
final class SignalEndpoint implements AutoCloseable {

    private final String authorization;
    private final SignalCheck check;
    private final Signalled signalled;
    private final HttpServer server;

    /** @param authorization the header that the transmitter has been told to send */
    SignalEndpoint(String authorization, SignalCheck check, Signalled signalled) throws IOException {
        this.authorization = authorization;
        this.check = check;
        this.signalled = signalled;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/signals", this::take);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/signals");
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            say(exchange, 401, "authentication_failed");
            return;
        }
        try {
            signalled.take(check.check(body));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        } catch (TokenCheck.NotTrusted e) {
            say(exchange, 400, "invalid_request");
        } catch (TokenCheck.CouldNotAsk e) {
            say(exchange, 503, "invalid_key");
        }
    }

    private static void say(HttpExchange exchange, int status, String error) throws IOException {
        byte[] body =
                ("{\"err\":\"" + error + "\",\"description\":\"" + error + "\"}").getBytes(StandardCharsets.UTF_8);
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
