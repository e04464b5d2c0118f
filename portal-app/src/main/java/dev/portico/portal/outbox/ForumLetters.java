package dev.portico.portal.outbox;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.Forum;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.forum.ForumNews;
import dev.portico.portal.mail.Address;
import dev.portico.portal.platform.SettingsNow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Mails about answers in the forum (R19), made when they are about to be sent: whether there is a forum, where the reader has access and
 * which security groups they are in is asked anew, and the answer is looked up as its page would for them.
 */
@ApplicationScoped
class ForumLetters {
    private final TopicReaders readers;
    private final Standings standings;
    private final SettingsNow settings;
    private final ForumNews news;
    private final MailAddresses addresses;
    private final Links links;

    ForumLetters(
            TopicReaders readers,
            Standings standings,
            SettingsNow settings,
            ForumNews news,
            MailAddresses addresses,
            Links links) {
        this.readers = readers;
        this.standings = standings;
        this.settings = settings;
        this.news = news;
        this.addresses = addresses;
        this.links = links;
    }

    /** An answer, and the place of the portal where it is read. */
    private record Seen(ForumNews.Answer answer, String home) {}

    /**
     * The mail.
     *
     * @throws NothingToSay when the reader may not know it, or it is no longer so
     * @throws CouldNotAsk when it cannot be found out whether they may
     */
    Letter of(Job job, long post) throws NothingToSay, CouldNotAsk {
        TopicReaders.Reader reader = readers.of(job).orElseThrow(() -> new NothingToSay("gone"));
        Forum forum = forum();
        Standing standing = standing(reader);
        String email = standing.email().orElseThrow(() -> new NothingToSay("no-verified-address"));
        Seen seen = seen(standing, forum, post)
                .filter(found -> isNews(job, found.answer()))
                .orElseThrow(() -> new NothingToSay("not-to-be-seen"));
        ForumNews.Answer answer = seen.answer();
        String language = Letters.language(standing);
        LetterTexts texts = Letters.texts(language);
        LetterView view = new LetterView(
                language,
                addresses.own().name(),
                texts.hello(standing.name()),
                introduction(job.kind(), texts, answer),
                0,
                answer.title(),
                LetterView.lines(Letters.cut(answer.text(), texts)),
                "",
                seen.home() + "/forum/topics/" + answer.topic() + "?from=" + answer.post() + "#post-" + answer.post(),
                texts.open_topic(),
                texts.if_no_button(),
                texts.reply_to_forum(),
                texts.why_topic(),
                seen.home() + "/preferences",
                texts.choose_mails());
        return new Letter(
                addresses.own(),
                new Address(email, standing.name()),
                addresses.own().email(),
                addresses.bounce(job.id()),
                job.messageId(),
                reader.references(),
                language,
                job.kind() == Kind.SOLVED
                        ? texts.subject_solved(answer.title())
                        : texts.subject_discussed(answer.title()),
                LetterView.Templates.words(view).render(),
                LetterView.Templates.letter(view).render(),
                Optional.of(view.preferences()));
    }

    private Optional<Seen> seen(Standing standing, Forum forum, long post) {
        for (Viewer viewer : standing.everywhere()) {
            Optional<ForumNews.Answer> answer = news.seenBy(viewer, forum, post);
            if (answer.isPresent()) {
                String home = viewer.organization()
                        .map(organization -> links.place("/o/" + organization.alias()))
                        .orElseGet(() -> links.place("/desk"));
                return Optional.of(new Seen(answer.get(), home));
            }
        }
        return Optional.empty();
    }

    /** Nobody is told what they wrote themselves, and nothing is called solved that is not any more. */
    private static boolean isNews(Job job, ForumNews.Answer answer) {
        return job.kind() == Kind.SOLVED ? answer.solution() : answer.authorId() != job.person();
    }

    private static String introduction(Kind kind, LetterTexts texts, ForumNews.Answer answer) {
        boolean support = answer.vendor() && answer.author().equals(Account.SUPPORT);
        if (kind == Kind.SOLVED) {
            return support ? texts.solved_by_support() : texts.solved(answer.author());
        }
        if (!answer.vendor()) {
            return texts.discussed(answer.author());
        }
        return support ? texts.discussed_by_support() : texts.discussed_support(answer.author());
    }

    private Forum forum() throws CouldNotAsk {
        try {
            return settings.ask().forum();
        } catch (RuntimeException failed) {
            throw new CouldNotAsk(failed.getClass().getSimpleName());
        }
    }

    /** By the account where there is one, else by the address that may have got one meanwhile; in all of their organisations. */
    private Standing standing(TopicReaders.Reader reader) throws CouldNotAsk, NothingToSay {
        if (reader.user().isPresent()) {
            return standings.ofUser(reader.user().get());
        }
        return standings.ofEmail(reader.email().orElseThrow(() -> new NothingToSay("no-address")), Optional.empty());
    }
}
