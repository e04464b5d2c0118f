package dev.portico.stack.signals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** An address where nobody answers, not even no: its queue of connections is full, and Linux drops whatever comes then. */
final class Wall implements AutoCloseable {

    private static final int ENOUGH = 20;

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> queue = new ArrayList<>();

    Wall() throws IOException {
        for (int i = 0; i < ENOUGH; i++) {
            Socket caller = new Socket();
            queue.add(caller);
            try {
                caller.connect(server.getLocalSocketAddress(), 200);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
        throw new IOException("this system accepts whatever comes");
    }

    String address() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/signals";
    }

    @Override
    public void close() throws IOException {
        for (Socket caller : queue) {
            caller.close();
        }
        server.close();
    }
}
