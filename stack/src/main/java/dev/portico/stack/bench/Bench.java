package dev.portico.stack.bench;

import dev.portico.stack.StartFailure;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code ./bench NAME}: runs one measurement; without a name it lists them. */
public final class Bench {

    private static final Logger LIBRARIES = Logger.getLogger("");

    private static final Map<String, Measurement> KNOWN = new TreeMap<>(Map.of(
            "console", new ConsoleMeasurement(),
            "effect", new EffectMeasurement(),
            "import", new ImportMeasurement(),
            "members", new MembersMeasurement(),
            "search", new SearchMeasurement(),
            "signals", new SignalsMeasurement(),
            "tickets", new TicketsMeasurement(),
            "tokens", new TokensMeasurement()));

    private Bench() {}

    public static void main(String[] arguments) {
        LIBRARIES.setLevel(Level.OFF);
        Measurement wanted = arguments.length == 1 ? KNOWN.get(arguments[0]) : null;
        if (wanted == null) {
            KNOWN.forEach((name, known) -> System.out.printf("./bench %-8s %s%n", name, known.measures()));
            System.exit(arguments.length == 0 ? 0 : 2);
            return;
        }
        try {
            wanted.run(System.out);
        } catch (StartFailure e) {
            System.err.println(e.sentence());
            System.exit(1);
        } catch (Exception e) {
            System.err.println("The measurement failed: " + e);
            System.exit(1);
        }
        System.exit(0);
    }
}
