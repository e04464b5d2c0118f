package dev.portico.portal.forum;

import dev.portico.portal.access.Forum;
import dev.portico.portal.access.ForumSight;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.people.Person;
import dev.portico.portal.people.Persons;
import dev.portico.portal.platform.Current;
import dev.portico.portal.platform.Language;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who asks for a page of the forum, and how it is answered. */
@ApplicationScoped
class Asking {
    private final Current current;
    private final Persons persons;
    private final Contributions contributions;
    private final Language language;

    Asking(Current current, Persons persons, Contributions contributions, Language language) {
        this.language = language;
        this.current = current;
        this.persons = persons;
        this.contributions = contributions;
    }

    ForumSight sight() {
        return ForumSight.of(
                current.viewer(),
                current.settings().forum(),
                current.viewer().groups().orElse(Set.of()));
    }

    /** True where the form of who writes is shown to who cannot send it. */
    boolean showsWriting() {
        return current.viewer().readOnly() && current.shown().writesInForum();
    }

    Contributions.Author author() {
        ForumSight sight = sight();
        return contributions.author(current.signedIn(), sight, language.locale().toLanguageTag());
    }

    /** Their number among authors; 0 for who never wrote anything. */
    long person() {
        return persons.find(current.viewer()).map(Person::id).orElse(0L);
    }

    /** The same for who looks with their own eyes; 0 through somebody else's. */
    long themselves() {
        return current.viewer().readOnly() ? 0 : person();
    }

    /**
     * Message key of who reads what is written now. Where nobody can tell, that is everyone: whoever writes must not believe that fewer do.
     *
     * @param narrowed in a section for some
     */
    String readers(boolean narrowed) {
        Forum forum = current.settings().forum();
        if (forum == Forum.NOBODY || forum == Forum.OFF) {
            return "readers_support";
        }
        if (narrowed) {
            return "readers_groups";
        }
        boolean everyone = forum == Forum.UNKNOWN
                || (forum == Forum.EVERYONE && current.settings().welcoming());
        return everyone ? "readers_everyone" : "readers_registered";
    }

    /** The same of what is written in a topic: while it is hidden, moderators alone read it. */
    String readers(TopicRow topic) {
        return topic.hidden() ? "readers_moderators" : readers(topic.narrowed());
    }

    /** A visitor is asked to sign in, whether it is for others to read or not there at all; after that the answer is known. */
    Refused missing() {
        return new Refused(current.viewer().signedIn() ? Reason.NOT_FOUND : Reason.NOT_SIGNED_IN);
    }

    Response to(String path) {
        return Response.seeOther(URI.create(current.place().link("/forum" + path)))
                .build();
    }

    /** The form once more, with what was typed. */
    static Response again(TemplateInstance page, Sheet sheet) {
        return Response.status(sheet.tooMuch() ? 429 : Reason.INVALID_VALUE.status())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(page.render())
                .build();
    }

    static Optional<UUID> submission(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
