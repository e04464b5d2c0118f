package dev.portico.extension;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderFactory;

/** A factory that nobody registered is a feature that silently is not there. */
class RegistrationTest {

    private static final Path SERVICES = Path.of("src/main/resources/META-INF/services");

    @Test
    void everyProviderFactoryIsRegistered() throws IOException {
        Set<String> factories = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.portico.extension").stream()
                        .filter(type -> type.isAssignableTo(ProviderFactory.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT) && !type.isInterface())
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        assertThat(factories).isNotEmpty();
        assertThat(registered()).isEqualTo(factories);
    }

    private static Set<String> registered() throws IOException {
        try (Stream<Path> files = Files.list(SERVICES)) {
            return files.flatMap(RegistrationTest::lines).collect(Collectors.toSet());
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
