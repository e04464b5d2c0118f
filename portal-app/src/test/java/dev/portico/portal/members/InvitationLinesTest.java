package dev.portico.portal.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.portico.portal.platform.Invalid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationLinesTest {
    private static final Grant GRANT = new Grant("portal-member", true, false, "2027-01-31");
    private static final LevelNames LEVELS = new LevelNames(Map.of(
            "portal-member", List.of("Member"),
            "portal-admin", List.of("Admin"),
            "acme-auditor", List.of("Auditor"),
            "twice-1", List.of("Twice"),
            "twice-2", List.of("Twice")));
    private static final String HEADER = "email,firstName,lastName,level,roles,ownTicketsOnly,until\n";
    private static final String COMMON = "portal-member,enable-in-app-messenger,false,2027-02-01T00:00:00Z\n";

    @Test
    void pastedAddressesGetALineEach() {
        assertThat(lines("a@x.example, b@x.example;c@x.example\n\n d@x.example "))
                .isEqualTo(HEADER + "a@x.example,,," + COMMON + "b@x.example,,," + COMMON + "c@x.example,,," + COMMON
                        + "d@x.example,,," + COMMON);
    }

    @Test
    void aNameBeforeTheAddressIsTaken() {
        assertThat(lines("Ada van Abel <ada@x.example>\n\"Ben\" <ben@x.example>"))
                .isEqualTo(HEADER + "ada@x.example,Ada,van Abel," + COMMON + "ben@x.example,Ben,," + COMMON);
    }

    @Test
    void nonsenseStaysALineOfItsOwnAndCannotAddColumns() {
        assertThat(lines("not\"an,address")).isEqualTo(HEADER + "\"not\"\"an\",,," + COMMON + "address,,," + COMMON);
    }

    /** As much as a form may send, in the shapes that make a pattern try again and again. */
    @ParameterizedTest
    @ValueSource(strings = {"a%sb", "%s<", "\"%s", "a <%s", "email%sx", "\"%s>"})
    void aLineOfSpacesTakesNoLongerThanReadingIt(String shape) {
        String line = shape.formatted(" ".repeat(500_000));

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> lines(line));
    }

    @Test
    void aFileWithAHeaderKeepsItsLinesAndGetsTheColumnsItLacks() {
        assertThat(lines("\ufeffemail;level\na@x.example;portal-admin\nb@x.example;\n"))
                .isEqualTo("""
                        email;level;roles;ownTicketsOnly;until
                        a@x.example;portal-admin;enable-in-app-messenger;false;2027-02-01T00:00:00Z
                        b@x.example;portal-member;enable-in-app-messenger;false;2027-02-01T00:00:00Z
                        """);
    }

    /** Nobody is invited to nothing because a cell of a spreadsheet is empty. */
    @Test
    void anEmptyLevelIsTheFormsAndATitleIsItsLevels() {
        assertThat(lines("""
                        email,level,until
                        a@x.example,,2026-12-31
                        b@x.example, member ,
                        c@x.example,"PORTAL-ADMIN",
                        d@x.example,Auditor,
                        e@x.example,Twice,
                        "f,"@x.example,
                        """)).isEqualTo("""
                        email,level,until,roles,ownTicketsOnly
                        a@x.example,portal-member,2026-12-31,enable-in-app-messenger,false
                        b@x.example,portal-member,,enable-in-app-messenger,false
                        c@x.example,portal-admin,,enable-in-app-messenger,false
                        d@x.example,acme-auditor,,enable-in-app-messenger,false
                        e@x.example,Twice,,enable-in-app-messenger,false
                        "f,"@x.example,,enable-in-app-messenger,false
                        """);
    }

    @Test
    void linesAreCountedAsTheyWereTyped() {
        InvitationLines.Csv pasted = csv("a@x.example, b@x.example\n\nc@x.example");
        InvitationLines.Csv file = csv("\nemail\n\na@x.example\n");

        assertThat(List.of(pasted.typed(2), pasted.typed(3), pasted.typed(4))).containsExactly(1, 1, 3);
        assertThat(file.typed(2)).isEqualTo(4);
    }

    @Test
    void aDayThatIsNoneIsToldBeforeAnythingIsSent() {
        assertThatThrownBy(() ->
                        new InvitationLines(new Grant("portal-member", false, false, "soon"), LEVELS).of("a@x.example"))
                .isInstanceOf(Invalid.class);
    }

    private static String lines(String text) {
        return csv(text).text();
    }

    private static InvitationLines.Csv csv(String text) {
        return new InvitationLines(GRANT, LEVELS).of(text);
    }
}
