package dev.portico.extension.directory;

import dev.portico.extension.access.RoleSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.RoleModel;

/** A Keycloak role as raw material for the rules; client roles carry no marks and have no parts. */
public record KeycloakRole(RoleModel model) implements RoleSource {

    @Override
    public String id() {
        return model.getId();
    }

    @Override
    public String name() {
        return model.getName();
    }

    @Override
    public Set<Mark> marks() {
        EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
        if (!model.isClientRole()) {
            for (Mark mark : Mark.values()) {
                if ("true".equals(model.getFirstAttribute(mark.attribute()))) {
                    marks.add(mark);
                }
            }
        }
        return marks;
    }

    @Override
    public Stream<KeycloakRole> composites() {
        return model.isClientRole()
                ? Stream.empty()
                : model.getCompositesStream().map(KeycloakRole::new);
    }
}
