package dev.portico.stack.bench;

import java.io.PrintStream;

/** One thing that can be measured; add it to {@link Bench}. */
interface Measurement {

    /** What it measures, in half a sentence. */
    String measures();

    /** Prints its figures. Starts what it needs by itself, with data of its own, and leaves nothing behind. */
    void run(PrintStream out) throws Exception;
}
