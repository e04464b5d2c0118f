package dev.portico.extension.signals;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.ssf.event.caep.CaepEvent;

/**
 * Claims in tokens that were made before are not what they would be now (CAEP 1.0, section 3.2), which Keycloak 26.7 does not know.
 * Its name is what the console calls it.
 */
public final class CaepTokenClaimsChange extends CaepEvent {

    public static final String TYPE = "https://schemas.openid.net/secevent/caep/event-type/token-claims-change";

    /** With their new values. */
    @JsonProperty("claims")
    private @Nullable Map<String, Object> claims;

    public CaepTokenClaimsChange() {
        super(TYPE);
    }

    public @Nullable Map<String, Object> getClaims() {
        return claims;
    }

    public void setClaims(Map<String, Object> claims) {
        this.claims = claims;
    }
}
