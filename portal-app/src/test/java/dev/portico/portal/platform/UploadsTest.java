package dev.portico.portal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class UploadsTest {
    @Test
    void anUploadedFileLiesWhereNobodyElseOnTheMachineGets() throws IOException {
        Path uploads =
                Path.of(ConfigProvider.getConfig().getValue("quarkus.http.body.uploads-directory", String.class));

        assertThat(uploads).isAbsolute().isDirectory();
        assertThat(Files.getOwner(uploads)).isEqualTo(Files.getOwner(Files.createTempFile("own", null)));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(uploads)))
                .isEqualTo("rwx------");
        assertThat(uploads.getFileName().toString()).matches("portico-uploads-\\d{10,}");
    }
}
