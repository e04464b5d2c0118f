package dev.portico.portal.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** A request whose body never ends, or whose answer is never read. */
public final class Unfinished implements AutoCloseable {
    private static final int SMALL_WINDOW = 4 * 1024;

    private final Socket socket = new Socket();

    private Unfinished(String head) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        try {
            socket.setReceiveBufferSize(SMALL_WINDOW);
            socket.connect(new InetSocketAddress("localhost", port));
            socket.getOutputStream()
                    .write(head.replace("\n", "\r\n")
                            .replace("HOST", "localhost:" + port)
                            .getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Announces so much and sends one byte.
     *
     * @param header a whole line, who asks
     */
    public static Unfinished post(String path, String type, long length, String header) {
        return new Unfinished("POST " + path + " HTTP/1.1\nHost: HOST\nContent-Type: " + type + "\nContent-Length: "
                + length + "\n" + header + "\n\nx");
    }

    /** Asks and reads nothing. */
    public static Unfinished get(String path, String header) {
        return new Unfinished("GET " + path + " HTTP/1.1\nHost: HOST\nConnection: close\n" + header + "\n\n");
    }

    /** The header line of a program. */
    public static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    /** The header line of a browser. */
    public static String cookies(Browser browser, String place) {
        return "Cookie: "
                + browser.cookies().stream()
                        .filter(cookie ->
                                cookie.getPath().equals("/") || cookie.getPath().equals(place))
                        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
    }

    /** What was answered within that time, as far as one read brings it; empty when nothing was. */
    public Optional<String> answer(int millis) {
        byte[] read = new byte[SMALL_WINDOW];
        try {
            socket.setSoTimeout(millis);
            int length = socket.getInputStream().read(read);
            return Optional.of(new String(read, 0, Math.max(0, length), StandardCharsets.ISO_8859_1));
        } catch (SocketTimeoutException silent) {
            return Optional.empty();
        } catch (IOException reset) {
            return Optional.of("");
        }
    }

    /** Reads so much, or what there is until the end, and tells how much that was. */
    public long read(int length) {
        try {
            socket.setSoTimeout(20_000);
            return socket.getInputStream().readNBytes(length).length;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Reads to the end, however it ends, and tells how much that was. */
    public long drain() {
        byte[] read = new byte[64 * 1024];
        long all = 0;
        try {
            socket.setSoTimeout(20_000);
            for (int length = socket.getInputStream().read(read);
                    length >= 0;
                    length = socket.getInputStream().read(read)) {
                all += length;
            }
        } catch (SocketTimeoutException silent) {
            throw new UncheckedIOException(silent);
        } catch (IOException reset) {
            return all;
        }
        return all;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
