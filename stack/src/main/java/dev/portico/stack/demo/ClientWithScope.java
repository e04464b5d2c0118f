package dev.portico.stack.demo;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.representations.idm.ClientRepresentation;

/** Reads a client's own key {@code realmRolesInScope} beside Keycloak's representation. */
final class ClientWithScope extends SimpleModule {

    private static final long serialVersionUID = 1L;

    ClientWithScope() {
        addDeserializer(DemoData.Client.class, new Reader());
    }

    private static final class Reader extends StdDeserializer<DemoData.Client> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(DemoData.Client.class);
        }

        @Override
        public DemoData.Client deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            ObjectNode node = context.readValue(parser, ObjectNode.class);
            JsonNode scope = node.remove("realmRolesInScope");
            List<String> roles = new ArrayList<>();
            if (scope != null) {
                scope.forEach(role -> roles.add(role.asText()));
            }
            return new DemoData.Client(context.readTreeAsValue(node, ClientRepresentation.class), List.copyOf(roles));
        }
    }
}
