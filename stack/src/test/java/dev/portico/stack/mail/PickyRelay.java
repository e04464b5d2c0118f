package dev.portico.stack.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A mail server that takes no mail whose sender has a tag behind a plus, as relays do where one signs in as one address. */
final class PickyRelay implements AutoCloseable {

    private final ServerSocket door;
    private final String refusal;
    private final ExecutorService listening = Executors.newSingleThreadExecutor();
    private final List<String> senders = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();

    private PickyRelay(ServerSocket door, String refusal) {
        this.door = door;
        this.refusal = refusal;
    }

    /** @param refusal what it says to a sender with a tag */
    static PickyRelay saying(String refusal) throws IOException {
        PickyRelay relay = new PickyRelay(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), refusal);
        relay.listening.execute(relay::listen);
        return relay;
    }

    int port() {
        return door.getLocalPort();
    }

    /** Whom mails were said to be from, in that order, whether they were taken or not. */
    List<String> senders() {
        return List.copyOf(senders);
    }

    /** Whom the mails are from that were taken. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    private void listen() {
        while (!door.isClosed()) {
            try (Socket somebody = door.accept()) {
                talk(
                        new BufferedReader(
                                new InputStreamReader(somebody.getInputStream(), StandardCharsets.ISO_8859_1)),
                        new PrintStream(somebody.getOutputStream(), true, StandardCharsets.ISO_8859_1));
            } catch (IOException gone) {
                // The next one, or closed.
            }
        }
    }

    private void talk(BufferedReader in, PrintStream out) throws IOException {
        say(out, "220 picky");
        String from = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("MAIL FROM:")) {
                from = line.replaceAll("^[^<]*<|>.*$", "");
                senders.add(from);
                say(out, from.contains("+") ? refusal : "250 yes");
            } else if (command.startsWith("DATA")) {
                say(out, "354 go on");
                if (skipped(in)) {
                    taken.add(from);
                    say(out, "250 taken");
                }
            } else if (command.startsWith("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 yes");
            }
        }
    }

    /** To the end of a mail; false where there is none. */
    private static boolean skipped(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            line = in.readLine();
        }
        return line != null;
    }

    private static void say(PrintStream out, String line) {
        out.print(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            listening.shutdownNow();
        }
    }
}
