package dev.portico.portal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTypeTest {

    @Test
    void picturesAreKnownByTheirContent() {
        assertThat(FileType.of(bytes("\u0089PNG\r\n\u001a\n0000")).shownInline(10))
                .isTrue();
        assertThat(FileType.of(bytes("GIF89a000000")).shownInline(10)).isTrue();
        assertThat(FileType.of(bytes("\u00ff\u00d8\u00ff\u00e0000000")).shownInline(10))
                .isTrue();
        assertThat(FileType.of(bytes("RIFF0000WEBPVP8 ")).shownInline(10)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<!doctype html><script>alert(1)</script>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
                "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "%PDF-1.7",
                "BM000000",
                "just words",
                " \u0089PNG\r\n\u001a\n"
            })
    void nothingElseIsShown(String content) {
        assertThat(FileType.of(bytes(content)).shownInline(10)).isFalse();
    }

    @Test
    void aHugePictureIsOnlyDownloaded() {
        assertThat(new FileType("image/png").shownInline(Limits.FILE)).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
