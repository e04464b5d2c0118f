package dev.portico.extension.levels;

import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.RoleSource;
import dev.portico.extension.change.Change;
import dev.portico.extension.directory.KeycloakRole;
import dev.portico.extension.rest.Body;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Input;
import dev.portico.extension.rest.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * Judges changes of levels for who holds {@code portal.levels}: built-in ones are fixed, a level holds customers' permissions
 * only, and one in use goes only when another takes its place (R42, R50).
 */
public final class LevelChanges {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Levels levels;

    private LevelChanges(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.levels = Levels.of(session, realm);
    }

    /** Throws a 403 for who may not change levels. */
    public static LevelChanges by(Caller caller, KeycloakSession session, RealmModel realm) {
        caller.require(Permission.PORTAL_LEVELS);
        return new LevelChanges(session, realm);
    }

    /** A new level. */
    public NewLevel create(Body body) {
        LevelDraft draft = LevelDraft.of(body);
        String name = draft.newName();
        List<RoleModel> parts = new LevelParts(realm).of(draft.newPermissions());
        if (levels.isTaken(name)) {
            throw Problem.conflict(Reason.INVALID_VALUE, "There is a role of that name already");
        }
        return new NewLevel(realm, name, draft.title().orElse(name), draft.newPermissions(), parts);
    }

    /** A level to be changed or deleted; 404 when there is none. */
    public Level find(String name) {
        return levels.find(Input.id(name)).orElseThrow(Problem::notFound);
    }

    /** Other permissions or another title for a level; its name stays; 409 for a built-in one. */
    public ChangedLevel change(Level level, Body body) {
        requireOfOnesOwn(level);
        LevelDraft draft = LevelDraft.of(body);
        if (draft.name().filter(name -> !name.equals(level.name())).isPresent()) {
            throw Problem.invalidField(Reason.INVALID_VALUE, "name", "cannot be changed; it stands in tokens");
        }
        Optional<List<RoleModel>> parts = draft.permissions().map(sent -> new LevelParts(realm).of(sent, level));
        return new ChangedLevel(
                level, draft.title(), parts, parts.map(it -> effect(level, it)).orElse(Change.WITHOUT_EFFECT));
    }

    /**
     * The end of a level; 409 for a built-in one.
     *
     * @param replacement who takes its place; 409 without one where it is in use
     */
    public DeletedLevel delete(Level level, @Nullable String replacement) {
        requireOfOnesOwn(level);
        Optional<Level> other = Optional.ofNullable(replacement).map(name -> replacement(level, name));
        LevelUses uses = new LevelUses(session, realm, level);
        if (other.isEmpty() && uses.any()) {
            long people = uses.holders();
            throw Problem.conflictOfPeople(
                    Reason.INVALID_LEVEL,
                    people,
                    "The level is in use, by " + people
                            + " people: name the level that takes its place as replacement");
        }
        return new DeletedLevel(session, realm, level, other);
    }

    private static void requireOfOnesOwn(Level level) {
        if (Level.isBuiltIn(level.name())) {
            throw Problem.conflict(Reason.INVALID_LEVEL, "Built-in levels are fixed; make one of your own");
        }
    }

    private Level replacement(Level level, String name) {
        return levels.find(name)
                .filter(other -> !other.name().equals(level.name()))
                .orElseThrow(() -> Problem.invalidField(
                        Reason.INVALID_LEVEL, "replacement", "must be the name of another access level"));
    }

    /** Roles made of the level change with it. */
    private Change effect(Level level, List<RoleModel> parts) {
        LevelUses uses = new LevelUses(session, realm, level);
        Set<String> concerned = uses.withAncestors();
        List<KeycloakRole> sources = parts.stream().map(KeycloakRole::new).toList();
        Map<String, Optional<Role>> supposed = new HashMap<>();
        for (String id : concerned) {
            RoleSource source = new SupposedRole(
                    new KeycloakRole(realm.getRoleById(id)), level.model().getId(), sources);
            Role.of(source).ifPresent(role -> supposed.put(role.name(), Optional.of(role)));
        }
        return new LevelEffect(uses.reach(concerned), new SupposedLevels(supposed));
    }
}
