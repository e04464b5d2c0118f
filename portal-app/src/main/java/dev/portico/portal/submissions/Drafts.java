package dev.portico.portal.submissions;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.UserId;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.people.Person;
import dev.portico.portal.people.Persons;
import dev.portico.portal.tickets.Happened;
import dev.portico.portal.vault.Sealed;
import dev.portico.portal.vault.Unopenable;
import dev.portico.portal.vault.Vault;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What visitors typed before they were asked to sign in (R21). The browser gets a key that nobody guesses, we keep its hash; whoever signs
 * in there first has the draft, nobody else, until they open a ticket or an hour is over. It lies sealed in the vault's way (R29): first
 * as that browser's, then as that person's.
 */
@ApplicationScoped
class Drafts {
    private static final Logger LOG = Logger.getLogger(Drafts.class);
    private static final String COOKIE = "portal_draft";
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int KEY = 32;
    private static final int LONGEST = 50_000;
    private static final int MOST = 200;
    /** In neither of the two that stand beside it. */
    private static final String BETWEEN = "\0";

    private static final String THEIRS =
            " where key_hash = :hash and expires_at > :now and (person_id is null or person_id = :person)";

    private final Session entities;
    private final Persons persons;
    private final Vault vault;
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock = InstantSource.system();

    Drafts(Session entities, Persons persons, Vault vault) {
        this.entities = entities;
        this.persons = persons;
        this.vault = vault;
    }

    /** Keeps one for this browser. */
    @Transactional
    void keep(Map<String, String> typed, RoutingContext context) {
        byte[] key = new byte[KEY];
        random.nextBytes(key);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(key);
        byte[] hash = hash(text);
        String words = kept(typed.get("subject")) + BETWEEN + kept(typed.get("description"));
        Sealed sealed = vault.seal(browser(hash), place(hash), words);
        entities.createNativeMutationQuery("insert into request_drafts (key_hash, blank, key, sealed, expires_at)"
                        + " values (:hash, :blank, :key, :sealed, :end)")
                .setParameter("hash", hash)
                .setParameter("blank", words.equals(BETWEEN))
                .setParameter("key", sealed.key())
                .setParameter("sealed", sealed.content())
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
        Optional<byte[]> hash = key(context).map(Drafts::hash);
        if (hash.isEmpty()) {
            return Map.of();
        }
        long person = persons.of(account).id();
        return entities.createNativeQuery(
                        "select key, sealed, person_id is not null from request_drafts" + THEIRS + " for update",
                        Tuple.class)
                .setParameter("person", person)
                .setParameter("hash", hash.get())
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst()
                .flatMap(row -> {
                    Sealed sealed = new Sealed(row.get(0, String.class), row.get(1, byte[].class));
                    if (row.get(2, Boolean.class)) {
                        return opened(account.id(), hash.get(), sealed);
                    }
                    Optional<String> words = opened(browser(hash.get()), hash.get(), sealed);
                    words.ifPresent(each -> take(account.id(), person, hash.get(), each));
                    return words;
                })
                .map(Drafts::fields)
                .orElse(Map.of());
    }

    /** From now on it is this person's. */
    private void take(UserId user, long person, byte[] hash, String words) {
        Sealed sealed = vault.seal(user, place(hash), words);
        entities.createNativeMutationQuery(
                        "update request_drafts set person_id = :person, key = :key, sealed = :sealed where key_hash = :hash")
                .setParameter("person", person)
                .setParameter("key", sealed.key())
                .setParameter("sealed", sealed.content())
                .setParameter("hash", hash)
                .executeUpdate();
    }

    /** Those of a person who has looked at them, for themselves to take along; the one that ends first, first. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<UnsentRequest> of(long person, UserId user) {
        return entities.createNativeQuery(
                        "select key_hash, key, sealed, expires_at from request_drafts where person_id = :person"
                                + " order by expires_at",
                        Tuple.class)
                .setParameter("person", person)
                .setMaxResults(MOST)
                .getResultStream()
                .flatMap(row -> opened(
                        user, row.get(0, byte[].class), new Sealed(row.get(1, String.class), row.get(2, byte[].class)))
                        .map(Drafts::fields)
                        .map(words -> new UnsentRequest(
                                words.getOrDefault("subject", ""),
                                words.getOrDefault("description", ""),
                                row.get(3, Instant.class)))
                        .stream())
                .toList();
    }

    /** One that does not open is as good as none. */
    private Optional<String> opened(UserId owner, byte[] hash, Sealed sealed) {
        try {
            return Optional.of(vault.open(owner, place(hash), sealed));
        } catch (Unopenable shut) {
            LOG.warnf("a request that was begun does not open: %s", shut.why());
            return Optional.empty();
        }
    }

    private static Map<String, String> fields(String words) {
        int end = words.indexOf(BETWEEN);
        return Map.of("subject", words.substring(0, end), "description", words.substring(end + BETWEEN.length()));
    }

    /** Whose it is as long as nobody signed in there; no user's id has a space in it. */
    private static UserId browser(byte[] hash) {
        return new UserId("browser " + HexFormat.of().formatHex(hash));
    }

    private static String place(byte[] hash) {
        return "request typed in browser " + HexFormat.of().formatHex(hash);
    }

    /** True where this browser has one that is the viewer's, or would be once they looked at it; asking does not make it theirs. */
    @Transactional
    boolean waitsFor(Viewer viewer, RoutingContext context) {
        return key(context)
                .filter(key -> !entities.createNativeQuery(
                                "select 1 from request_drafts" + THEIRS + " and not blank", Integer.class)
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
