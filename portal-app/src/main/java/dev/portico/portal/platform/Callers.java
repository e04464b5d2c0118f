package dev.portico.portal.platform;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.TenantFeature;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;
import org.jspecify.annotations.Nullable;

/** The clients whose tokens the JSON API takes ({@code azp}), and only access tokens: all others are as good as no token. */
@Unremovable
@ApplicationScoped
@TenantFeature("service")
class Callers implements Validator {
    private final Set<String> accepted;

    Callers(@ConfigProperty(name = "portico.accepted-clients") List<String> accepted) {
        this.accepted = Set.copyOf(accepted);
    }

    @Override
    public @Nullable String validate(JwtContext context) throws MalformedClaimException {
        @Nullable String client = context.getJwtClaims().getStringClaimValue("azp");
        if (client == null || !accepted.contains(client)) {
            return "azp is not accepted";
        }
        return "Bearer".equals(context.getJwtClaims().getStringClaimValue("typ")) ? null : "typ is not Bearer";
    }
}
