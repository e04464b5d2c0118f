package dev.portico.portal.articles;

import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.access.Permission;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Who reads an article: the one rule (R15, R17, R37, R62). An article carries a set of words that say whom it is for, a viewer has a
 * set of words that say who they are, and they read what shares one with them. Lists, pages, search, suggestions, feed, sitemap, API
 * and messenger all put {@link #RULE} into their statement. Ids are compared whole.
 *
 * @param organizations ids, for {@link Audience#ORGANIZATIONS}
 * @param groups ids, for {@link Audience#GROUPS}
 */
record Readers(Audience audience, Set<String> organizations, Set<String> groups) {
    /** The condition on {@code article_pages p}; {@code :readers} are the viewer's words. */
    static final String RULE = "p.readers && cast(:readers as text[])";

    /** Every article carries it: for the desk's people, who read everything. */
    private static final String DESK = "desk";

    Readers {
        organizations = audience == Audience.ORGANIZATIONS ? Set.copyOf(organizations) : Set.of();
        groups = audience == Audience.GROUPS ? Set.copyOf(groups) : Set.of();
    }

    static Readers of(Audience audience) {
        return new Readers(audience, Set.of(), Set.of());
    }

    /** What an article carries. One for chosen organisations or groups of which none is chosen is for the desk only. */
    String[] words() {
        Set<String> words = new TreeSet<>(Set.of(DESK));
        switch (audience) {
            case EVERYONE, REGISTERED, AGENTS -> words.add(audience.code());
            case ORGANIZATIONS -> organizations.forEach(id -> words.add(organization(id)));
            case GROUPS -> groups.forEach(id -> words.add(group(id)));
        }
        return words.toArray(String[]::new);
    }

    /**
     * What a viewer has.
     *
     * @param assigned the organisations of an agent who serves only those; asked for such agents only
     * @throws Refused when the viewer reads nothing: a refusal, never an empty list (R65)
     */
    static String[] of(Viewer viewer, Supplier<Set<OrganizationId>> assigned) {
        Set<String> words = new TreeSet<>();
        if (viewer.readsForAgents() && !viewer.may(Permission.DESK_ASSIGNED_ONLY)) {
            words.add(DESK);
        } else if (viewer.readsForAgents()) {
            words.addAll(Set.of(Audience.EVERYONE.code(), Audience.REGISTERED.code(), Audience.AGENTS.code()));
            assigned.get().forEach(id -> words.add(organization(id.value())));
        } else if (viewer.readsForRegistered()) {
            words.addAll(Set.of(Audience.EVERYONE.code(), Audience.REGISTERED.code()));
            viewer.organization()
                    .ifPresent(own -> words.add(organization(own.id().value())));
            viewer.groups().ifPresent(own -> own.forEach(id -> words.add(group(id))));
        } else if (viewer.readsArticles()) {
            words.add(Audience.EVERYONE.code());
        } else {
            throw new Refused(viewer.signedIn() ? Reason.MISSING_PERMISSION : Reason.NOT_SIGNED_IN);
        }
        return words.toArray(String[]::new);
    }

    private static String organization(String id) {
        return "organization:" + id;
    }

    private static String group(String id) {
        return "group:" + id;
    }
}
