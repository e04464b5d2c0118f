package dev.portico.stack.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What somebody reads who is invited, word for word, as text and as HTML. */
@OnTheStack
class InvitationMailIT {

    private final SharedStack stack;
    private final String email = "nina-" + UUID.randomUUID() + "@x.example";

    private OrganizationRepresentation organization;
    private People.Person admin;
    private Inviting inviting;

    InvitationMailIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void anOrganizationWithAnAdmin() {
        organization = stack.people().organization("mail");
        admin = stack.people().person("admin");
        stack.people().join(admin, organization.getId(), "portal-admin", "enable-in-app-messenger");
        inviting = Inviting.as(stack, admin.username(), organization.getAlias());
    }

    @Test
    void theMailSaysWhoInvitesToWhatUntilWhen() {
        String expires = invite("en");
        Letter letter = Letter.to(stack, email);

        assertThat(letter.subject()).isEqualTo("Support portal: " + organization.getName() + " invites you");
        assertThat(plain(letter.textWithoutLink())).isEqualTo("""
                        Hello Nina Novak,

                        %1$s invites you to Support portal. The invitation was made by admin Test.

                        There you will be able to:
                        - ask for help by opening tickets
                        - follow and answer your own tickets
                        - contact Support from the messenger

                        Your access ends on January 31, 2099, 2:05 PM UTC.

                        To accept the invitation, open this link:

                        LINK

                        The link works once, and until %2$s.

                        If you did not expect this, ignore it: without the link nothing happens.""".formatted(organization.getName(), expires));
        assertThat(letter.html()).contains("<html lang=\"en\" dir=\"ltr\">");
        assertThat(plain(letter.htmlWithoutLink())).contains("""
                        <p>Hello Nina Novak,</p>
                        <p>%1$s invites you to Support portal. The invitation was made by admin Test.</p>
                        <p>There you will be able to:</p>
                        <ul>
                        <li>ask for help by opening tickets</li>
                        <li>follow and answer your own tickets</li>
                        <li>contact Support from the messenger</li>
                        </ul>
                        <p>Your access ends on January 31, 2099, 2:05 PM UTC.</p>
                        <p><a class="portico-button" href="LINK">Accept the invitation</a></p>
                        <p>The link works once, and until %2$s.</p>
                        <p>If you did not expect this, ignore it: without the link nothing happens.</p>
                        </td></tr>
                        <tr><td class="portico-edge portico-muted">
                        If the button does not work, open this address in your browser:<br>
                        <a dir="ltr" href="LINK">LINK</a>
                        </td></tr>
                        """.strip().formatted(organization.getName(), expires));
    }

    @Test
    void theMailIsInTheInvitersLanguage() {
        String expires = invite("de");
        Letter letter = Letter.to(stack, email);

        assertThat(letter.subject()).isEqualTo("Support portal: " + organization.getName() + " lädt Sie ein");
        assertThat(plain(letter.textWithoutLink())).isEqualTo("""
                        Guten Tag Nina Novak,

                        %1$s lädt Sie zu Support portal ein. Die Einladung kommt von admin Test.

                        Dort können Sie dann:
                        - um Hilfe bitten, indem Sie Tickets eröffnen
                        - Ihre eigenen Tickets verfolgen und beantworten
                        - den Support über den Messenger erreichen

                        Ihr Zugang endet am 31. Januar 2099, 14:05 UTC.

                        Um die Einladung anzunehmen, öffnen Sie diesen Link:

                        LINK

                        Der Link funktioniert einmal, und bis %2$s.

                        Wenn Sie das nicht erwartet haben, beachten Sie es nicht: Ohne den Link geschieht nichts.""".formatted(organization.getName(), expires));
        assertThat(letter.html()).contains("<p>Ihr Zugang endet am 31. Januar 2099, 14:05 UTC.</p>");
    }

    /** What ends with a day is told by the day, and a link is good for a week. */
    @Test
    void theLastDayIsNamedAndThereIsAWeekToAccept() {
        Instant before = Instant.now();
        Instant expires = Instant.parse(inviting.invite(
                        "{\"email\":\"" + email + "\",\"level\":\"portal-member\",\"until\":\"2099-01-01T00:00:00Z\"}")
                .json()
                .get("expiresAt")
                .asText());

        assertThat(expires)
                .isBetween(
                        before.plus(Duration.ofDays(7)).minusSeconds(2),
                        Instant.now().plus(Duration.ofDays(7)));
        assertThat(Letter.to(stack, email).text())
                .contains("Your last day with access is December 31, 2098.")
                .doesNotContain("January 1, 2099");
    }

    /** Whoever is new has no language yet, and the inviter's page had one. */
    @Test
    void whereNobodyChoseALanguageItIsThatOfTheInvitersPage() {
        inviting.speaking("de").member(email);

        assertThat(Letter.to(stack, email).subject()).endsWith("lädt Sie ein");
    }

    @Test
    void hebrewRunsFromRightToLeft() {
        String expires = invite("he");
        Letter letter = Letter.to(stack, email);

        assertThat(letter.subject())
                .isEqualTo("\u2068Support portal\u2069: הזמנה מאת \u2068" + organization.getName() + "\u2069");
        assertThat(letter.html())
                .contains("<html lang=\"he\" dir=\"rtl\">")
                .contains("<p>שלום \u2068Nina Novak\u2069,</p>")
                .contains("<li>לפנות לתמיכה דרך המסנג׳ר</li>")
                .contains(expires);
        assertThat(letter.text()).contains("כדי לקבל את ההזמנה יש לפתוח את הקישור הזה:");
    }

    @Test
    void theConsolesInvitationsHaveALinkThatWorksToo() {
        stack.realm()
                .organizations()
                .get(organization.getId())
                .members()
                .inviteUser(email, "Nina", "Novak")
                .close();
        Letter letter = Letter.to(stack, email);

        assertThat(letter.subject()).isEqualTo("Invitation to join " + organization.getName());
        assertThat(plain(letter.textWithoutLink())).isEqualTo("""
                        Hello Nina Novak,

                        %s invites you to Portico.

                        To accept the invitation, open this link:

                        LINK

                        The link works once, within 12 hours.

                        If you did not expect this, ignore it: without the link nothing happens.""".formatted(organization.getName()));
        assertThat(new Guest().opens(letter.link()).asksToRegister()).isTrue();
    }

    /** Invites with everything there is to say; answers with when the link ends, as the language writes it. */
    private String invite(String language) {
        UserRepresentation inviter = stack.realm().users().get(admin.id()).toRepresentation();
        inviter.singleAttribute("locale", language);
        stack.realm().users().get(admin.id()).update(inviter);
        String made = inviting.invite("{\"email\":\"" + email + "\",\"firstName\":\"Nina\",\"lastName\":\"Novak\","
                        + "\"level\":\"portal-member\",\"roles\":[\"enable-in-app-messenger\"],"
                        + "\"until\":\"2099-01-31T14:05:00Z\"}")
                .json()
                .get("expiresAt")
                .asText();
        Locale locale = Locale.forLanguageTag(language);
        var moment = Instant.parse(made).atOffset(ZoneOffset.UTC);
        return List.of(
                                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG),
                                DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT))
                        .stream()
                        .map(style -> style.withLocale(locale).format(moment))
                        .collect(java.util.stream.Collectors.joining(", "))
                        .replace('\u202f', ' ')
                + " UTC";
    }

    /** Without the looks, the blanks that a template leaves, and whichever blank this Java puts before AM. */
    private static String plain(String text) {
        return text.replace('\u202f', ' ')
                .replaceAll(" style=\"[^\"]*\"", "")
                .replaceAll("[ \t]+\n", "\n")
                .replaceAll("\n[ \t]+", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .replaceAll(">\\s*\n\\s*<", ">\n<")
                .strip();
    }
}
