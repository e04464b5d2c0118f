package dev.portico.portal.submissions;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.people.Person;
import dev.portico.portal.people.Persons;
import dev.portico.portal.tickets.Happened;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * What visitors typed before they were asked to sign in (R21). The browser gets a key that nobody guesses, we keep its hash; whoever signs
 * in there first has the draft, nobody else, until they open a ticket or an hour is over.
 */
@ApplicationScoped
class Drafts {
    private static final String COOKIE = "portal_draft";
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int KEY = 32;
    private static final int LONGEST = 50_000;
    private static final String THEIRS =
            " where key_hash = :hash and expires_at > :now and (person_id is null or person_id = :person)";

    private final Session entities;
    private final Persons persons;
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock = InstantSource.system();

    Drafts(Session entities, Persons persons) {
        this.entities = entities;
        this.persons = persons;
    }

    /** Keeps one for this browser. */
    @Transactional
    void keep(Map<String, String> typed, RoutingContext context) {
        byte[] key = new byte[KEY];
        random.nextBytes(key);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(key);
        entities.createNativeMutationQuery("insert into request_drafts (key_hash, subject, description, expires_at)"
                        + " values (:hash, :subject, :description, :end)")
                .setParameter("hash", hash(text))
                .setParameter("subject", kept(typed.get("subject")))
                .setParameter("description", kept(typed.get("description")))
                .setParameter("end", clock.instant().plus(KEPT))
                .executeUpdate();
        context.response()
                .addCookie(Cookie.cookie(COOKIE, text)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX)
                        .setSecure("https".equals(context.request().scheme()))
                        .setMaxAge(KEPT.toSeconds()));
    }

    /** What was typed in this browser, by field; empty where there is nothing, or where it is somebody else's. */
    @Transactional
    Map<String, String> of(Account account, RoutingContext context) {
        Optional<String> key = key(context);
        if (key.isEmpty()) {
            return Map.of();
        }
        return entities.createNativeQuery(
                        "update request_drafts set person_id = :person" + THEIRS + " returning subject, description",
                        Tuple.class)
                .setParameter("person", persons.of(account).id())
                .setParameter("hash", hash(key.get()))
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst()
                .map(row -> Map.of("subject", row.get(0, String.class), "description", row.get(1, String.class)))
                .orElse(Map.of());
    }

    /** True where this browser has one that is the viewer's, or would be once they looked at it; asking does not make it theirs. */
    @Transactional
    boolean waitsFor(Viewer viewer, RoutingContext context) {
        return key(context)
                .filter(key -> !entities.createNativeQuery(
                                "select 1 from request_drafts" + THEIRS + " and subject || description <> ''",
                                Integer.class)
                        .setParameter("person", number(viewer))
                        .setParameter("hash", hash(key))
                        .setParameter("now", clock.instant())
                        .getResultList()
                        .isEmpty())
                .isPresent();
    }

    /** Throws away what is the viewer's. */
    @Transactional
    void discard(Viewer viewer, RoutingContext context) {
        key(context).ifPresent(key -> entities.createNativeMutationQuery("delete from request_drafts" + THEIRS)
                .setParameter("person", number(viewer))
                .setParameter("hash", hash(key))
                .setParameter("now", clock.instant())
                .executeUpdate());
    }

    private long number(Viewer viewer) {
        return persons.find(viewer).map(Person::id).orElse(0L);
    }

    private static Optional<String> key(RoutingContext context) {
        @Nullable Cookie cookie = context.request().getCookie(COOKIE);
        return Optional.ofNullable(cookie).map(Cookie::getValue).filter(value -> value.length() <= 2 * KEY);
    }

    /** Whoever opened a ticket has no draft any more. */
    void happened(@Observes Happened happened) {
        if (happened instanceof Happened.Opened opened) {
            entities.createNativeMutationQuery("delete from request_drafts where person_id = :person")
                    .setParameter("person", opened.by())
                    .executeUpdate();
        }
    }

    @Transactional
    int purge() {
        return entities.createNativeMutationQuery("delete from request_drafts where expires_at <= :now")
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** As it was typed, but for what the database cannot keep. */
    private static String kept(@Nullable String typed) {
        String text = typed == null ? "" : typed.replace("\0", "");
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
