package dev.portico.stack.bench;

import java.io.IOException;
import java.io.PrintStream;
import org.HdrHistogram.Histogram;

/**
 * Prints how long people wait for one thing after another, asked for by one at a time. A server that has just started compiles while it
 * answers; what people meet is one that has been running, so each thing is asked for a while before it counts.
 *
 * @param of what is measured, before each line
 * @param warmUp how often each thing is asked for before it counts
 */
record Waits(PrintStream out, String of, int warmUp) {
    private static final int REQUESTS = 500;

    /** Asks once and answers when all of the answer is there. */
    interface Asking {
        String ask() throws IOException, InterruptedException;
    }

    void measure(String name, Asking asking) throws IOException, InterruptedException {
        for (int i = 0; i < warmUp; i++) {
            asking.ask();
        }
        Histogram times = new Histogram(3);
        for (int i = 0; i < REQUESTS; i++) {
            long start = System.nanoTime();
            asking.ask();
            times.recordValue((System.nanoTime() - start) / 1000);
        }
        out.printf(
                "%s, %s: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms over %d requests%n",
                of,
                name,
                times.getValueAtPercentile(50) / 1000.0,
                times.getValueAtPercentile(95) / 1000.0,
                times.getValueAtPercentile(99) / 1000.0,
                REQUESTS);
    }
}
