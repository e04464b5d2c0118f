package dev.portico.extension.observed;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * An organisation as far as access and settings go.
 *
 * @param fields name, alias and whether it is enabled
 * @param settings what it does differently
 */
record OrganizationFacts(Map<String, @Nullable Object> fields, Map<String, @Nullable Object> settings) {

    static Optional<OrganizationFacts> of(OrganizationId id, KeycloakSession session, String realmId) {
        if (session.getContext().getRealm() == null) {
            session.getContext().setRealm(session.realms().getRealm(realmId));
        }
        OrganizationModel model =
                session.getProvider(OrganizationProvider.class).getById(id.value());
        return Optional.ofNullable(model).map(OrganizationFacts::of);
    }

    boolean enabled() {
        return Boolean.TRUE.equals(fields.get("enabled"));
    }

    private static OrganizationFacts of(OrganizationModel model) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", model.getName());
        fields.put("alias", model.getAlias());
        fields.put("enabled", model.isEnabled());
        Map<String, List<String>> attributes = model.getAttributes() == null ? Map.of() : model.getAttributes();
        return new OrganizationFacts(fields, SettingNames.in(attributes));
    }

    /** What has to be noted when this became that. */
    List<Entry> became(OrganizationFacts after) {
        List<Entry> entries = new ArrayList<>();
        Entry changed = Entry.of(Act.ORGANIZATION_CHANGED);
        for (String field : fields.keySet()) {
            Object was = fields.get(field);
            Object is = after.fields.get(field);
            if (!Objects.equals(was, is)) {
                changed = changed.before(field, was).after(field, is);
            }
        }
        if (!changed.after().isEmpty()) {
            entries.add(changed);
        }
        SettingNames.changed(settings, after.settings).ifPresent(entries::add);
        return entries;
    }
}
