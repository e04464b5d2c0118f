package dev.portico.portal.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of a token can go out of date, and since when it stands: compared with what was signalled meanwhile, it tells whether
 * the token still counts. A signal that never came makes nothing stale; the token's own end bounds that.
 *
 * @param revision the claim {@code portal_rev}; without one every signalled change makes the token stale
 * @param parts whom the token is about, and how far their changes had come
 * @param issued {@code iat}, in seconds
 * @param expires {@code exp}, in seconds
 */
public record Stamp(Revision revision, Map<Subject, Long> parts, long issued, long expires) {

    public Stamp {
        parts = Map.copyOf(parts);
    }

    /**
     * The token of a person without an organisation is compared with nobody's; of one without a session neither. Changes are counted by
     * person, whatever the organisation, so that of the person there only a revocation is known.
     */
    static Stamp of(Viewer viewer, Revision revision, String sid, long issued, long expires) {
        Map<Subject, Long> parts = new LinkedHashMap<>();
        viewer.account().ifPresent(account -> {
            parts.put(Subject.of(account.id()), revision.member());
            viewer.organization().ifPresent(organization -> parts.put(Subject.of(account.id(), organization.id()), 0L));
        });
        viewer.organization()
                .ifPresent(organization -> parts.put(Subject.of(organization.id()), revision.organization()));
        parts.put(Subject.REALM, revision.realm());
        if (!sid.isEmpty()) {
            parts.put(Subject.ofSession(sid), 0L);
        }
        return new Stamp(revision, parts, issued, expires);
    }

    /**
     * The same of a token by which somebody looks through the bearer's eyes: it rests on what they may as well, and on that alone of theirs.
     *
     * @param own the claim {@code act_rev}
     */
    Stamp with(UserId actor, Optional<OrganizationId> organization, Revision own) {
        Map<Subject, Long> all = new LinkedHashMap<>(parts);
        all.merge(Subject.of(actor), own.member(), Long::min);
        organization.ifPresent(id -> all.putIfAbsent(Subject.of(actor, id), 0L));
        return new Stamp(revision, all, issued, expires);
    }

    /** Whom to ask about. */
    public Set<Subject> subjects() {
        return parts.keySet();
    }

    /** True when the rights in the token are older than those signalled, or the token was revoked. */
    public boolean stale(Map<Subject, Signalled> signalled) {
        return behind(signalled) || revoked(signalled);
    }

    /** True when something this token rests on has changed since. */
    public boolean behind(Map<Subject, Signalled> signalled) {
        return parts.entrySet().stream()
                .anyMatch(part -> about(signalled, part.getKey()).outdates(part.getValue(), issued));
    }

    /** True when the token was issued before a revocation of its person, its organisation or its session. */
    public boolean revoked(Map<Subject, Signalled> signalled) {
        return parts.keySet().stream()
                .anyMatch(subject -> about(signalled, subject).revokes(issued));
    }

    private static Signalled about(Map<Subject, Signalled> signalled, Subject subject) {
        return signalled.getOrDefault(subject, Signalled.NOTHING);
    }
}
