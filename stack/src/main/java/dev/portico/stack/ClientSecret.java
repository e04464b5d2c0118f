package dev.portico.stack;

import java.util.List;

/** A confidential client of the realm file and the variable that file takes its secret from. */
public record ClientSecret(String client, String variable) {

    public static final ClientSecret PORTAL = new ClientSecret("portal", "PORTICO_CLIENT_SECRET");

    public static List<ClientSecret> all() {
        return List.of(
                PORTAL,
                new ClientSecret("portal-api", "PORTICO_API_SECRET"),
                new ClientSecret("portal-access", "PORTICO_ACCESS_SECRET"),
                new ClientSecret("reports-api", "PORTICO_REPORTS_SECRET"));
    }

    public static ClientSecret of(String client) {
        return all().stream()
                .filter(secret -> secret.client().equals(client))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no secret is kept for client " + client));
    }

    public String in(Secrets secrets) {
        return secrets.get("client-" + client);
    }
}
