package dev.portico.stack.contract;

import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;

/** Accounts of the realm with one role of its administration each, and a client with all roles, as the console's is. */
final class RealmAdmins {

    private static final long FRESH = 30_000_000_000L;

    private final SharedStack stack;
    private final String client = "routes-" + UUID.randomUUID();
    private final Map<String, People.Person> known = new HashMap<>();
    private final Map<String, Token> tokens = new HashMap<>();

    private record Token(String text, long since) {}

    RealmAdmins(SharedStack stack) {
        this.stack = stack;
        ClientRepresentation console = new ClientRepresentation();
        console.setClientId(client);
        console.setPublicClient(true);
        console.setDirectAccessGrantsEnabled(true);
        stack.realm().clients().create(console).close();
    }

    /** @param role a role of the client {@code realm-management}; with any other name somebody without one */
    String tokenOf(String role) {
        Token token = tokens.get(role);
        if (token == null || System.nanoTime() - token.since() > FRESH) {
            token = new Token(fetched(known.computeIfAbsent(role, this::somebody)), System.nanoTime());
            tokens.put(role, token);
        }
        return token.text();
    }

    void forget() {
        RealmResource realm = stack.realm();
        known.values().forEach(person -> realm.users().delete(person.id()).close());
        realm.clients()
                .findByClientId(client)
                .forEach(each -> realm.clients().get(each.getId()).remove());
    }

    private String fetched(People.Person person) {
        return stack.tokens()
                .password(Map.of(
                        "client_id", client, "username", person.username(), "password", person.username() + "-portico"))
                .accessToken();
    }

    private People.Person somebody(String role) {
        People.Person person = stack.people().person("realmadmin");
        String management = stack.realm()
                .clients()
                .findByClientId("realm-management")
                .get(0)
                .getId();
        stack.realm().clients().get(management).roles().list().stream()
                .filter(each -> each.getName().equals(role))
                .forEach(each -> stack.realm()
                        .users()
                        .get(person.id())
                        .roles()
                        .clientLevel(management)
                        .add(List.of(each)));
        return person;
    }
}
