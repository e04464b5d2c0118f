package dev.portico.stack.bench;

import dev.portico.stack.Folders;
import dev.portico.stack.Home;
import dev.portico.stack.Ports;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.Project;
import dev.portico.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Importing thousands of difficult mails into an empty database that keeps what it says; then once more, all known. */
final class ImportMeasurement implements Measurement {

    private static final int MAILS = 6_000;
    private static final long SEED = 20_261_121;

    @Override
    public String measures() {
        return "importing " + MAILS + " mails made of 93 difficult ones";
    }

    @Override
    public void run(PrintStream out) throws Exception {
        Project project = Project.here();
        Path root = project.root().resolve("stack/target/bench-import");
        Path mails = root.resolve("mails");
        Home home = Home.at(root);
        home.forget();
        Folders.delete(mails);
        List<byte[]> originals = TestMails.read();
        new ManyMails(originals, SEED).write(mails, MAILS);
        out.printf("%d mails made of %d, %.1f MB%n", MAILS, originals.size(), size(mails) / 1e6);
        Stack stack = new Stack(project, home, Ports.free(), PostgresServer.Durability.KEPT);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
        try (stack) {
            stack.postgres().start(stack.programs());
            imported("first time", stack, mails, out);
            imported("once more", stack, mails, out);
        }
        Folders.delete(mails);
    }

    private static void imported(String name, Stack stack, Path mails, PrintStream out) throws Exception {
        Path log = stack.home().log("import");
        Files.deleteIfExists(log);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-jar",
                        stack.project().portalJar().toString(),
                        "import",
                        "mails",
                        mails.toString(),
                        "--organization",
                        "00000000-0000-4000-8000-00000000b37c",
                        "--organization-name",
                        "Bench",
                        "--support",
                        "person1@acme.example")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(stack.portal().environment());
        long start = System.nanoTime();
        Process process = builder.start();
        long peak = 0;
        while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, residentKilobytes(process.pid()));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException("the import ended with " + process.exitValue() + "; its log is " + log);
        }
        out.printf("%s: %s%n", name, summary(log));
        out.printf(
                "%s: %.1f s with the start of the program, %.0f mails/s, peak memory %s%n",
                name, seconds, MAILS / seconds, peak == 0 ? "unknown here" : peak / 1024 + " MB");
    }

    private static String summary(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            Optional<String> summary =
                    lines.filter(line -> line.startsWith("Imported:")).findFirst();
            return summary.orElseThrow(() -> new IOException("the import said nothing; its log is " + log));
        }
    }

    /** What Linux says of a process's largest size so far; 0 elsewhere, or once it is gone. */
    private static long residentKilobytes(long process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
