package dev.portico.stack.bench;

import dev.portico.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How long after the answer to <em>Save</em> the portal decides by the new rights: asked again and again from that moment on,
 * until an answer is the new one.
 *
 * <p>Each change is made by an operator through the access API and met by somebody who holds a token, or has a page open, from
 * before it.
 */
final class EffectMeasurement implements Measurement {

    /** Of each kind; fewer, to see whether it works, by the variable: then the page is left as it is. */
    private static final int ROUNDS = 150;

    private static final String FEWER = "PORTICO_EFFECT_ROUNDS";
    private static final int WARM_UP = 30;
    private static final long PATIENCE = 20_000_000_000L;

    @Override
    public String measures() {
        return "from the answer to Save to the first request decided by the new rights, over " + 4 * ROUNDS
                + " changes";
    }

    private final int rounds = Integer.parseInt(System.getenv().getOrDefault(FEWER, Integer.toString(ROUNDS)));

    @Override
    public void run(PrintStream out) throws Exception {
        try (BenchStack bench = BenchStack.start()) {
            Stack stack = bench.stack();
            stack.portal().start(stack.programs());
            String acme = String.valueOf(bench.organizations().get("acme"));
            AccessChanges people = new AccessChanges(stack, acme);
            List<Distribution> found = new ArrayList<>();
            found.add(measured(out, "role given or taken, JSON API", new RoleMetByProgram(stack, people)));
            found.add(measured(out, "access revoked, JSON API", new RevocationMetByProgram(stack, people)));
            found.add(measured(out, "level changed, page in the browser", new LevelMetByBrowser(stack, people)));
            found.add(measured(out, "access revoked, page in the browser", new RevocationMetByBrowser(stack, people)));
            if (rounds >= ROUNDS) {
                EffectPage.write(stack.project().root().resolve("docs/effect.md"), found);
            }
        }
    }

    private Distribution measured(PrintStream out, String name, Scene scene) throws Exception {
        Histogram times = new Histogram(3);
        for (int round = -Math.min(WARM_UP, rounds); round < rounds; round++) {
            scene.prepare();
            scene.change();
            long saved = System.nanoTime();
            while (!scene.isDecidedAnew()) {
                if (System.nanoTime() - saved > PATIENCE) {
                    throw new IOException(name + ": still the old rights after 20 s");
                }
            }
            if (round >= 0) {
                times.recordValue((System.nanoTime() - saved) / 1000);
            }
        }
        Distribution distribution = Distribution.of(name, times);
        out.println(distribution.line());
        return distribution;
    }
}
