package dev.portico.portal.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** A request that somebody begins and whose body they send byte after byte, for as long as it takes to be slow. */
final class SlowRequest implements AutoCloseable {
    private static final int SLOW_BYTES = 13;
    private static final int BETWEEN = 100;
    private static final int PATIENCE = 20_000;

    private final Socket socket;
    private final byte[] body;
    private int sent;

    SlowRequest(String line, Map<String, String> headers, String body) throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        this.socket = new Socket("localhost", port);
        this.body = body.getBytes(StandardCharsets.UTF_8);
        socket.setSoTimeout(PATIENCE);
        String head = headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
        socket.getOutputStream()
                .write((line + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\nContent-Length: "
                                + this.body.length + "\r\n" + head + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        send(1);
    }

    /** With the cookies a browser has for that place. */
    static SlowRequest form(Browser browser, String place, String path, String body) throws IOException {
        String cookies = browser.cookies().stream()
                .filter(cookie -> List.of("/", place).contains(cookie.getPath()))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return new SlowRequest(
                "POST " + path, Map.of("Cookie", cookies, "Content-Type", "application/x-www-form-urlencoded"), body);
    }

    /** Sends the rest and reads the answer: its head and what follows. */
    String answer() throws IOException, InterruptedException {
        for (int slow = 0; slow < SLOW_BYTES; slow++) {
            Thread.sleep(BETWEEN);
            send(1);
        }
        send(body.length - sent);
        return read();
    }

    String read() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private void send(int bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(body, sent, bytes);
        out.flush();
        sent += bytes;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
