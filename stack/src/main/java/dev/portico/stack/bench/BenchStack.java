package dev.portico.stack.bench;

import dev.portico.stack.Home;
import dev.portico.stack.Ports;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.Project;
import dev.portico.stack.Stack;
import dev.portico.stack.demo.DemoSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A stack for measuring: free ports, the demo's people, data as durable as in the demo but thrown away. What does not
 * depend on data (the unpacked programs, Keycloak's build) is kept below {@code stack/target/bench}.
 */
record BenchStack(Stack stack, Map<String, String> organizations) implements AutoCloseable {

    static BenchStack start() throws IOException {
        Project project = Project.here();
        Path root = project.root().resolve("stack/target/bench");
        Files.createDirectories(root);
        Home home = Home.at(root);
        home.forget();
        Stack stack = new Stack(project, home, Ports.free(), PostgresServer.Durability.KEPT);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
        stack.start();
        return new BenchStack(stack, DemoSetup.apply(stack));
    }

    @Override
    public void close() {
        stack.close();
    }
}
