package dev.portico.extension.settings;

import dev.portico.extension.keys.OrganizationKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;

/**
 * What there is to know of an organisation's key.
 *
 * @param required whether it is asked for
 * @param everywhere whether the vendor has every organisation ask for one; then it is not the organisation's to leave off
 * @param changedAt when it became what it is; null where there is none
 * @param mailsFrom the address that links past it come from, for people's allow-lists (R36); null where no mail is set up
 */
record KeyView(
        boolean required,
        boolean everywhere,
        @Nullable String changedAt,
        @Nullable String mailsFrom) {

    static KeyView of(RealmModel realm, boolean required, boolean everywhere, Optional<OrganizationKey> key) {
        return new KeyView(required, everywhere, moment(key), sender(realm));
    }

    static @Nullable String moment(Optional<OrganizationKey> key) {
        return key.map(each -> each.changedAt().toString()).orElse(null);
    }

    private static @Nullable String sender(RealmModel realm) {
        return Optional.ofNullable(realm.getSmtpConfig().get("from"))
                .filter(address -> !address.isBlank())
                .orElse(null);
    }
}
