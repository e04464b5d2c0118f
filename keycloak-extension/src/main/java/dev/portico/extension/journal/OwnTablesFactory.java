package dev.portico.extension.journal;

import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Makes {@link OwnTables}; its id is part of the name of the table in which Liquibase keeps what it has run. */
public final class OwnTablesFactory implements JpaEntityProviderFactory {

    static final String ID = "portico";

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new OwnTables();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    @Override
    public String getId() {
        return ID;
    }
}
