package dev.portico.extension.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What visitors, who are not signed in, may do: nobody grants it to them, the settings alone do (R15, R17, R19, R21, R54). */
public enum VisitorRight {
    /** Search and read the articles written for everyone. */
    ARTICLES("articles.read"),
    /** Read the forum, with the names of those who wrote. */
    FORUM("forum.read"),
    /** Submit requests without an account. */
    REQUESTS("requests.submit");

    private final String wireName;

    VisitorRight(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** None where visitors are not let in at all. */
    public static Set<VisitorRight> of(Settings settings) {
        Set<VisitorRight> rights = EnumSet.noneOf(VisitorRight.class);
        if (settings.mode() == Mode.EVERYONE && settings.ticketing()) {
            rights.add(ARTICLES);
            if (settings.forum() == ForumVisibility.EVERYONE) {
                rights.add(FORUM);
            }
            if (!settings.signInToSubmit()) {
                rights.add(REQUESTS);
            }
        }
        return rights;
    }

    /** The names of what is there by some settings and not by others, in the order of this type. */
    public static List<String> beyond(Settings some, Settings others) {
        Set<VisitorRight> rights = of(some);
        rights.removeAll(of(others));
        return Arrays.stream(values())
                .filter(rights::contains)
                .map(VisitorRight::wireName)
                .toList();
    }
}
