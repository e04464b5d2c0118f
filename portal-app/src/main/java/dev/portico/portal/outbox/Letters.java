package dev.portico.portal.outbox;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.mail.Address;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes a mail when it is about to be sent: its reader's access is asked anew, and it says what they may see then and nothing else. */
@ApplicationScoped
class Letters {
    private static final String ENGLISH = "en";
    private static final List<String> SPOKEN = List.of(ENGLISH, "de", "he");
    private static final int LONGEST = 20_000;

    private final Occasions occasions;
    private final Standings standings;
    private final MailAddresses addresses;
    private final Links links;
    private final ForumLetters forum;

    Letters(Occasions occasions, Standings standings, MailAddresses addresses, Links links, ForumLetters forum) {
        this.forum = forum;
        this.occasions = occasions;
        this.standings = standings;
        this.addresses = addresses;
        this.links = links;
    }

    /**
     * The mail.
     *
     * @throws NothingToSay when the reader may not know it, or it is no longer so
     * @throws CouldNotAsk when it cannot be found out whether they may
     */
    Letter of(Job job) throws NothingToSay, CouldNotAsk {
        if (job.post().isPresent()) {
            return forum.of(job, job.post().get());
        }
        Occasions.Reader reader = occasions.reader(job).orElseThrow(() -> new NothingToSay("gone"));
        if (job.kind() == Kind.ANSWERED && reader.writesFromOutside()) {
            return toOutside(job, reader);
        }
        Standing standing = standing(reader);
        Viewer viewer = standing.in(reader.organization()).orElseThrow(() -> new NothingToSay("no-access"));
        String email = standing.email().orElseThrow(() -> new NothingToSay("no-verified-address"));
        Occasion occasion = occasions.seenBy(viewer, job).orElseThrow(() -> new NothingToSay("not-to-be-seen"));
        String language = language(standing);
        LetterTexts texts = texts(language);
        String home = viewer.organization()
                .map(organization -> links.place("/o/" + organization.alias()))
                .orElseGet(() -> links.place("/desk"));
        LetterView view = new LetterView(
                language,
                addresses.own().name(),
                texts.hello(standing.name()),
                introduction(job.kind(), texts, occasion),
                occasion.number(),
                occasion.subject(),
                LetterView.lines(cut(occasion.text(), texts)),
                occasion.files() == 0 ? "" : texts.with_files(occasion.files()),
                home + "/tickets/" + occasion.number()
                        + occasion.note().map(id -> "#note-" + id).orElse(""),
                texts.open_ticket(occasion.number()),
                texts.if_no_button(),
                viewer.vendor() ? texts.reply_as_agent() : texts.reply_to_answer(),
                viewer.vendor() ? texts.why_agent(occasion.number()) : texts.why_customer(occasion.number()),
                home + "/preferences",
                texts.choose_mails());
        return letter(
                job,
                reader,
                new Address(email, standing.name()),
                view,
                subject(job.kind(), texts, occasion),
                addresses.reply(job.ticket(), job.person(), reader.generation()),
                Optional.of(view.preferences()));
    }

    /** Whoever wrote from outside gets what Support writes to them, and no more: no way into the ticket, and none by answering. */
    private Letter toOutside(Job job, Occasions.Reader reader) throws NothingToSay {
        String email = reader.email().orElseThrow(() -> new NothingToSay("no-address"));
        Occasion occasion = occasions.answer(job).orElseThrow(() -> new NothingToSay("not-to-be-seen"));
        LetterTexts texts = texts(ENGLISH);
        LetterView view = new LetterView(
                ENGLISH,
                addresses.own().name(),
                texts.hello(reader.name()),
                introduction(job.kind(), texts, occasion),
                occasion.number(),
                occasion.subject(),
                LetterView.lines(cut(occasion.text(), texts)),
                "",
                "",
                "",
                "",
                texts.reply_as_stranger(),
                "",
                "",
                "");
        return letter(
                job,
                reader,
                new Address(email, reader.name()),
                view,
                subject(job.kind(), texts, occasion),
                addresses.own().email(),
                Optional.empty());
    }

    private Letter letter(
            Job job,
            Occasions.Reader reader,
            Address to,
            LetterView view,
            String subject,
            String replyTo,
            Optional<String> preferences) {
        return new Letter(
                addresses.own(),
                to,
                replyTo,
                addresses.bounce(job.id()),
                job.messageId(),
                reader.references(),
                view.language(),
                subject,
                LetterView.Templates.words(view).render(),
                LetterView.Templates.letter(view).render(),
                preferences);
    }

    /** By the account where there is one, else by the address that may have got one meanwhile. */
    private Standing standing(Occasions.Reader reader) throws CouldNotAsk, NothingToSay {
        if (reader.user().isPresent()) {
            return standings.ofUser(reader.user().get(), reader.organization());
        }
        return standings.ofEmail(
                reader.email().orElseThrow(() -> new NothingToSay("no-address")), Optional.of(reader.organization()));
    }

    private static String introduction(Kind kind, LetterTexts texts, Occasion occasion) {
        return switch (kind) {
            case ANSWERED ->
                occasion.author().equals(Account.SUPPORT)
                        ? texts.answered_by_support()
                        : texts.answered(occasion.author());
            case WRITTEN -> texts.written(occasion.author());
            case ASSIGNED -> texts.assigned();
            case DISCUSSED, SOLVED -> throw new IllegalStateException("about no ticket");
        };
    }

    private static String subject(Kind kind, LetterTexts texts, Occasion occasion) {
        String subject = "[#" + occasion.number() + "] " + occasion.subject();
        return kind == Kind.ASSIGNED ? texts.subject_assigned(subject) : subject;
    }

    static String cut(String text, LetterTexts texts) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST))) + "…\n\n"
                        + texts.cut_short();
    }

    /** The language to write to them in. */
    static String language(Standing standing) {
        return standing.locale().flatMap(Letters::spoken).orElse(ENGLISH);
    }

    private static Optional<String> spoken(String locale) {
        String language = Locale.forLanguageTag(locale.replace('_', '-')).getLanguage();
        return SPOKEN.stream().filter(each -> each.equals(language)).findFirst();
    }

    static LetterTexts texts(String language) {
        return language.equals(ENGLISH)
                ? MessageBundles.get(LetterTexts.class)
                : MessageBundles.get(LetterTexts.class, Localized.Literal.of(language));
    }
}
