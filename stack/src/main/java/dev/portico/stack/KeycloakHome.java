package dev.portico.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A working copy of the Keycloak distribution with our provider jar in it, built ({@code kc.sh build}, about 25 s) only
 * when the distribution, the jar or the build options are other than last time, here or anywhere in the project.
 */
record KeycloakHome(Path folder, Path log) {

    private static final Duration LIMIT = Duration.ofMinutes(6);

    /** The file that says what a copy was built from; the last to be written. */
    private static final String STAMP = "built-from";

    /** The folder of realm files read by {@code --import-realm}; placeholders are filled from the environment. */
    Path imports() {
        return folder.resolve("data/import");
    }

    List<String> command(List<String> arguments) {
        List<String> words =
                new ArrayList<>(List.of("sh", folder.resolve("bin/kc.sh").toString()));
        words.addAll(arguments);
        return words;
    }

    void prepare(Programs programs, Project project, List<String> buildOptions) {
        String wanted = fingerprint(project, buildOptions);
        try {
            if (!isBuiltFrom(folder, wanted)) {
                if (isBuiltFrom(project.builtKeycloak(), wanted)) {
                    copy(project.builtKeycloak(), folder);
                } else {
                    build(programs, project, buildOptions);
                    Files.writeString(folder.resolve(STAMP), wanted);
                    copy(folder, project.builtKeycloak());
                }
            }
            Files.createDirectories(imports());
            Files.copy(project.realm(), imports().resolve("portico-realm.json"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StartFailure("Keycloak's folder " + folder + " could not be prepared: " + e, e);
        }
    }

    private static boolean isBuiltFrom(Path keycloak, String wanted) throws IOException {
        Path stamp = keycloak.resolve(STAMP);
        return Files.exists(stamp) && Files.readString(stamp).equals(wanted);
    }

    /** All of it or nothing: a start that is stopped meanwhile leaves no half of a Keycloak. */
    private static void copy(Path built, Path to) throws IOException {
        Path aside = to.resolveSibling(
                to.getFileName() + "-" + ProcessHandle.current().pid());
        Folders.copy(built, aside);
        Folders.delete(to);
        Files.move(aside, to);
    }

    private void build(Programs programs, Project project, List<String> options) throws IOException {
        Folders.delete(folder);
        Folders.copy(project.distribution(), folder);
        Files.copy(
                project.providerJar(),
                folder.resolve("providers").resolve("portico-keycloak-extension.jar"),
                StandardCopyOption.COPY_ATTRIBUTES);
        List<String> arguments = new ArrayList<>(List.of("build"));
        arguments.addAll(options);
        programs.run(
                new Command(
                        "Keycloak's build",
                        command(arguments),
                        Map.of(
                                "JAVA_HOME",
                                System.getProperty("java.home"),
                                "JAVA_OPTS_APPEND",
                                String.join(" ", JavaOptions.more())),
                        log),
                LIMIT);
    }

    private static String fingerprint(Project project, List<String> options) {
        Path version = project.distribution().resolve("version.txt");
        return digest(version) + "\n" + digest(project.providerJar()) + "\n" + String.join(" ", options) + "\n";
    }

    private static String digest(Path file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new StartFailure(file + " cannot be read: " + e, e);
        }
    }
}
