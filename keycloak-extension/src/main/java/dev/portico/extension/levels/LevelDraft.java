package dev.portico.extension.levels;

import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.Role;
import dev.portico.extension.rest.Body;
import dev.portico.extension.rest.Problem;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a level is wanted to be, read from {@code {"name","title","permissions"}}; what was not sent stays as it is. */
record LevelDraft(Optional<String> name, Optional<String> title, Optional<Entitlements> permissions) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{1,62}");
    private static final int LONGEST_TITLE = 80;

    static LevelDraft of(Body body) {
        body.only("name", "title", "permissions");
        return new LevelDraft(
                body.text("name"),
                body.text("title").map(LevelDraft::title),
                body.texts("permissions").map(LevelDraft::permissions));
    }

    /** The name of a level that is made now; 422 without one, or with one that cannot be one. */
    String newName() {
        String wanted = name.orElseThrow(() -> Body.missing("name"));
        if (!NAME.matcher(wanted).matches()) {
            throw Problem.invalidField(
                    Reason.INVALID_VALUE,
                    "name",
                    "must begin with a letter, be made of letters, digits, dots, hyphens and underscores and have 2 to 63");
        }
        if (wanted.equalsIgnoreCase("none")
                || wanted.equals(Role.OWN_TICKETS_ONLY)
                || Permission.named(wanted).isPresent()) {
            throw Problem.invalidField(Reason.INVALID_VALUE, "name", "means something else already");
        }
        return wanted;
    }

    /** What a level that is made now holds; 422 without. */
    Entitlements newPermissions() {
        return permissions.orElseThrow(() -> Body.missing("permissions"));
    }

    private static String title(String sent) {
        if (sent.isBlank() || sent.length() > LONGEST_TITLE) {
            throw Problem.invalidField(
                    Reason.INVALID_VALUE, "title", "must have 1 to " + LONGEST_TITLE + " characters");
        }
        return sent;
    }

    private static Entitlements permissions(Set<String> sent) {
        Set<Permission> found = new LinkedHashSet<>();
        for (String word : sent) {
            found.add(Permission.named(word)
                    .filter(Permission::isForCustomers)
                    .orElseThrow(() -> Problem.invalidField(
                            Reason.INVALID_VALUE, "permissions", notForCustomers(word, found.size() + 1))));
        }
        if (!found.contains(Permission.PORTAL_ENTER)) {
            throw Problem.invalidField(
                    Reason.INVALID_VALUE, "permissions", "must contain portal.enter: without it nobody is let in");
        }
        return Entitlements.of(found);
    }

    /** Repeats a word only when it is one of ours. */
    private static String notForCustomers(String word, int place) {
        return Permission.named(word).isPresent()
                ? "cannot contain " + word + ", which is the vendor's alone"
                : "has something as number " + place + " that is no permission";
    }
}
