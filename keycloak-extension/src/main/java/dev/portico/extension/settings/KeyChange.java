package dev.portico.extension.settings;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationSettings;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.Setting;
import dev.portico.extension.access.Settings;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Entry;
import dev.portico.extension.journal.Journal;
import dev.portico.extension.keys.OrganizationKey;
import dev.portico.extension.keys.OrganizationKeys;
import dev.portico.extension.rest.Body;
import dev.portico.extension.rest.Problem;
import dev.portico.extension.revision.Revisions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.organization.OrganizationProvider;

/** Changes an organisation's key, and whether it is asked for, in one transaction; nobody else does until that has ended. */
final class KeyChange {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Organization organization;
    private final OrganizationKeys keys;
    private final Settings everywhere;
    private final Map<String, List<String>> attributes;
    private final Optional<OrganizationKey> before;

    KeyChange(KeycloakSession session, RealmModel realm, Organization organization) {
        this.session = session;
        this.realm = realm;
        this.organization = organization;
        this.keys = OrganizationKeys.of(session, realm);
        this.everywhere = Directory.of(session, realm).settings();
        SettingsRows rows = new SettingsRows(session);
        rows.lock(organization.id());
        Revisions.of(session, realm).hold(organization.id());
        this.attributes = new HashMap<>(rows.of(organization.id()));
        this.before = keys.findAnew(organization.id());
    }

    /** As it is before the change. */
    KeyView current() {
        return KeyView.of(realm, isAsked(), everywhere.organizationKeyRequired(), before);
    }

    /** Who asks for a key without there being one makes one at the same moment, or else nobody would be asked. */
    KeyView make(KeyDraft draft) {
        boolean asked = isAsked();
        boolean wanted = draft.required().orElse(asked);
        if (draft.required().orElse(false) && before.isEmpty() && draft.key().isEmpty()) {
            throw Body.missing("key");
        }
        if (wanted != asked) {
            // Before the key is looked at: what is refused anyway tells nothing of it.
            ask(wanted);
        }
        if (draft.key().filter(key -> keys.isKey(organization.id(), key)).isPresent()) {
            throw Problem.conflictOf(Reason.INVALID_VALUE, "key", "is the organisation's key already");
        }
        Entry entry = Entry.of(Act.SETTINGS_CHANGED).in(organization.id());
        if (wanted != asked) {
            entry = entry.before("organizationKeyRequired", asked).after("organizationKeyRequired", wanted);
        }
        Optional<OrganizationKey> after = draft.key()
                .map(key -> keys.change(organization.id(), key, Instant.ofEpochMilli(Time.currentTimeMillis())))
                .or(() -> before);
        if (draft.key().isPresent()) {
            entry = entry.before("organizationKeyChangedAt", KeyView.moment(before))
                    .after("organizationKeyChangedAt", KeyView.moment(after));
        }
        if (wanted != asked || draft.key().isPresent()) {
            Revisions.of(session, realm).raise(organization.id());
            Journal.of(session, realm).note(entry);
        }
        return KeyView.of(realm, wanted, everywhere.organizationKeyRequired(), after);
    }

    private boolean isAsked() {
        OrganizationSettings own = OrganizationSettings.read(attributes).settings();
        return everywhere.with(own).organizationKeyRequired();
    }

    /** What the vendor has every organisation do is not the organisation's to leave off; what it does itself, is. */
    private void ask(boolean wanted) {
        if (wanted) {
            attributes.put(Setting.ORGANIZATION_KEY_REQUIRED.attribute(), List.of("on"));
        } else if (everywhere.organizationKeyRequired()) {
            throw Problem.conflictOf(Reason.INVALID_VALUE, "required", "is set for every organization");
        } else {
            attributes.remove(Setting.ORGANIZATION_KEY_REQUIRED.attribute());
        }
        session.getProvider(OrganizationProvider.class)
                .getById(organization.id().value())
                .setAttributes(attributes);
    }
}
