package dev.portico.extension.journal;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Adds our entities to Keycloak's persistence unit and creates their tables. */
final class OwnTables implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of(
                RevisionEntity.class,
                OrganizationKeyEntity.class,
                AssignmentEntity.class,
                ChainEntity.class,
                JournalEntity.class,
                PersonalEntity.class,
                SightingEntity.class,
                InvitationEntity.class,
                PerspectiveEntity.class,
                AccountMailEntity.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/portico-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return OwnTablesFactory.ID;
    }

    @Override
    public void close() {}
}
