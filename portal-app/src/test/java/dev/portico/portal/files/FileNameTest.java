package dev.portico.portal.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "report.pdf > report.pdf",
                "../../etc/passwd > passwd",
                "C:\\Users\\ben\\report.pdf > report.pdf",
                "..hidden.txt. > hidden.txt",
                "wh|at*is?it.txt > wh_at_is_it.txt",
                "con.txt > _con.txt",
                "דוח שנתי.pdf > דוח שנתי.pdf",
                "Übersicht (2).pdf > Übersicht (2).pdf",
            })
    void nothingOfANameMisleadsOrLeadsElsewhere(String given, String kept) {
        assertThat(FileName.safe(given)).isEqualTo(kept);
    }

    @Test
    void nothingTurnsOrBreaksALine() {
        assertThat(FileName.safe("photo\u202Egnp.exe")).isEqualTo("photognp.exe");
        assertThat(FileName.safe("a\u0000b\r\n\u2028\u0085c.txt")).isEqualTo("abc.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "/", "\\", "\u202E", "\u0000", "a/", "\uD800"})
    void aFileHasAName(String given) {
        assertThat(FileName.safe(given)).isEqualTo("file");
    }

    @Test
    void aVeryLongNameKeepsItsEnding() {
        assertThat(FileName.safe("ü".repeat(5_000) + ".docx")).hasSize(120).endsWith("ü.docx");
        assertThat(FileName.safe("😀".repeat(500) + ".png").codePoints().count())
                .isEqualTo(120);
    }

    @Test
    void aNameCannotEndItsHeader() {
        assertThat(FileName.attachment("a\"; filename=\"b.html\r\nSet-Cookie: x=1"))
                .isEqualTo("attachment; filename=\"a__ filename__b.htmlSet-Cookie_ x_1\";"
                        + " filename*=UTF-8''a_%3B%20filename%3D_b.htmlSet-Cookie_%20x%3D1");
    }
}
