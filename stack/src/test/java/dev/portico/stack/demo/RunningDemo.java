package dev.portico.stack.demo;

import dev.portico.stack.Home;
import dev.portico.stack.Ports;
import dev.portico.stack.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The demo as people start it: a process of its own, told by its environment, watched through its output. */
final class RunningDemo implements AutoCloseable {

    private static final Pattern SITE = Pattern.compile("Messenger on another site +(http://127\\.0\\.0\\.1:\\d+/)");

    private final Process process;
    private final Path output;
    private final Home home;

    private RunningDemo(Process process, Path output, Home home) {
        this.process = process;
        this.output = output;
        this.home = home;
    }

    static RunningDemo start(Home home, Ports ports) throws IOException {
        Path output = Files.createTempFile(Project.here().root().resolve("stack/target"), "demo", ".out");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "-Dportico.root=" + Project.here().root(),
                        Demo.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "PORTICO_HOME", home.root().toString(),
                        "PORTICO_KEYCLOAK_PORT", Integer.toString(ports.keycloak()),
                        "PORTICO_MANAGEMENT_PORT", Integer.toString(ports.management()),
                        "PORTICO_PORTAL_PORT", Integer.toString(ports.portal()),
                        "PORTICO_MAILBOX_PORT", Integer.toString(ports.mailbox()),
                        "PORTICO_SMTP_PORT", Integer.toString(ports.smtp()),
                        "PORTICO_IMAP_PORT", Integer.toString(ports.imap()),
                        "PORTICO_POSTGRES_PORT", Integer.toString(ports.postgres())));
        return new RunningDemo(builder.start(), output, home);
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** Whether it says that everything runs; refuses when it has ended instead. */
    boolean welcomes() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("the demo has ended: " + output());
        }
        return output().contains("Ctrl-C stops everything");
    }

    /** The address it prints of the site that shows the messenger. */
    String anotherSite() throws IOException {
        Matcher address = SITE.matcher(output());
        if (!address.find()) {
            throw new AssertionError("no other site in " + output());
        }
        return address.group(1);
    }

    /** The processes that work in its home: PostgreSQL's, Keycloak's shell and Java. */
    List<String> parts() {
        return ProcessHandle.allProcesses()
                .map(part -> part.info().commandLine().orElse(""))
                .filter(command -> command.contains(home.root().toString()))
                .toList();
    }

    /** Sends SIGTERM and waits; answers its exit status. */
    int terminate() throws InterruptedException {
        process.destroy();
        return status();
    }

    int status() throws InterruptedException {
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            throw new AssertionError("the demo does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        Files.deleteIfExists(output);
    }
}
