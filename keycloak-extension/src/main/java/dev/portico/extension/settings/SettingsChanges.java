package dev.portico.extension.settings;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationSettings;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.Roles;
import dev.portico.extension.access.Settings;
import dev.portico.extension.access.Supposition;
import dev.portico.extension.change.Change;
import dev.portico.extension.change.Reach;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.keys.OrganizationKeys;
import dev.portico.extension.rest.Body;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Judges changes of settings for who holds {@code portal.settings}; customers never do (R54). */
public final class SettingsChanges {

    private final SettingsRows rows;
    private final RealmModel realm;
    private final Roles roles;
    private final OrganizationKeys keys;

    private SettingsChanges(KeycloakSession session, RealmModel realm) {
        this.rows = new SettingsRows(session);
        this.keys = OrganizationKeys.of(session, realm);
        this.realm = realm;
        this.roles = Directory.of(session, realm).roles();
    }

    /** Throws a 403 for who may not change settings. */
    public static SettingsChanges by(Caller caller, KeycloakSession session, RealmModel realm) {
        caller.require(Permission.PORTAL_SETTINGS);
        return new SettingsChanges(session, realm);
    }

    /** Of the realm's settings. */
    public ChangedSettings ofRealm(Body body) {
        Map<String, List<String>> now = rows.ofRealm(realm.getId());
        SettingsDraft draft = SettingsDraft.ofRealm(body, roles);
        return new ChangedSettings(
                draft.attributes(),
                Settings.read(now).settings(),
                Settings.read(draft.over(now)).settings());
    }

    /** Of what an organisation does differently. Throws a 409 where it would ask for a key from now on and has none (R35). */
    public ChangedOverrides of(Organization organization, Body body) {
        Map<String, List<String>> now = rows.of(organization.id());
        SettingsDraft draft = SettingsDraft.ofOrganization(body, roles);
        ChangedOverrides change = new ChangedOverrides(
                organization,
                now,
                draft.over(now),
                OrganizationSettings.read(now).settings(),
                OrganizationSettings.read(draft.over(now)).settings());
        if (change.asksForAKey() && keys.find(organization.id()).isEmpty()) {
            throw Problem.conflictOf(
                    Reason.INVALID_VALUE,
                    "organizationKeyRequired",
                    "needs a key; send both to the organization's key");
        }
        return change;
    }

    /** What holds in the realm now, and nobody else changes it until this transaction has ended. */
    Settings locked() {
        rows.lockRealm(realm.getId());
        return Settings.read(rows.ofRealm(realm.getId())).settings();
    }

    /** What the organisation does differently now, and nobody else changes it until this transaction has ended. */
    OrganizationSettings locked(Organization organization) {
        rows.lock(organization.id());
        return OrganizationSettings.read(rows.of(organization.id())).settings();
    }

    /** The realm's settings, were they changed. */
    public record ChangedSettings(Map<String, Optional<String>> attributes, Settings before, Settings after)
            implements Change {

        /** Most settings give nobody who signs in a right; what visitors may follows from the supposition. */
        @Override
        public Reach reach() {
            boolean touchesRights = before.ticketing() != after.ticketing()
                    || before.accountWideViewing() != after.accountWideViewing()
                    || before.forum() != after.forum()
                    || !before.defaultLevel().equals(after.defaultLevel());
            return touchesRights ? Reach.EVERYBODY : Reach.NOBODY;
        }

        @Override
        public Supposition supposition() {
            return new Supposition() {
                @Override
                public Settings settings(Settings now) {
                    return after;
                }
            };
        }
    }

    /** An organisation's overrides, were they changed. */
    public record ChangedOverrides(
            Organization organization,
            Map<String, List<String>> attributesBefore,
            Map<String, List<String>> attributes,
            OrganizationSettings before,
            OrganizationSettings after)
            implements Change {

        boolean isWithoutEffect() {
            return attributes.equals(attributesBefore);
        }

        /** Whether it does from now on, by itself. */
        private boolean asksForAKey() {
            return after.organizationKeyRequired().orElse(false)
                    && !before.organizationKeyRequired().orElse(false);
        }

        @Override
        public Reach reach() {
            return before.equals(after) ? Reach.NOBODY : Reach.of(organization.id());
        }

        @Override
        public Supposition supposition() {
            return new Supposition() {
                @Override
                public Organization organization(Organization now) {
                    return now.id().equals(organization.id()) ? now.with(after) : now;
                }
            };
        }
    }
}
