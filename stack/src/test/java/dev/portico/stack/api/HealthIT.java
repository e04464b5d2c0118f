package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;

/** Whether what access needs is there, for those who can do something about it. */
@OnTheStack
class HealthIT {

    private static final String GATE = "portal-access";

    private final SharedStack stack;

    HealthIT(SharedStack stack) {
        this.stack = stack;
    }

    @Test
    void whereEverythingIsThereNothingIsMissing() {
        JsonNode health = health();

        assertThat(health.get("missing")).isEmpty();
        assertThat(health.at("/signals/hint").isNull()).isTrue();
        assertThat(health.get("keycloak").asText()).isNotBlank();
        assertThat(health.at("/schema/latest").asText()).isNotBlank();
        assertThat(health.at("/schema/changes").asInt()).isPositive();
    }

    @Test
    void aGateThatSomebodySwitchedOffIsTold() {
        RequiredActionProviderRepresentation gate = stack.realm().flows().getRequiredAction(GATE);
        gate.setEnabled(false);
        stack.realm().flows().updateRequiredAction(GATE, gate);
        try {
            assertThat(health().get("missing").toString()).contains("required action portal-access");
        } finally {
            gate.setEnabled(true);
            stack.realm().flows().updateRequiredAction(GATE, gate);
        }
        assertThat(health().get("missing")).isEmpty();
    }

    @Test
    void aRealmThatSignalsNothingSaysWhatToDo() {
        transmit("false");
        try {
            assertThat(health().at("/signals/hint/what").asText()).contains("ssf.transmitterEnabled");
        } finally {
            transmit("true");
        }
    }

    private void transmit(String value) {
        RealmRepresentation realm = stack.realm().toRepresentation();
        realm.getAttributes().put("ssf.transmitterEnabled", value);
        stack.realm().update(realm);
    }

    private JsonNode health() {
        Changes.Told told = Changes.asAdmin(stack).get("/health");
        assertThat(told.status()).isEqualTo(200);
        return told.json();
    }
}
