package dev.portico.portal.tickets;

import dev.portico.portal.access.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/** What organisations are called, learnt from whoever comes by; the desk shows it. */
@ApplicationScoped
class OrganizationNames {
    private final Session entities;

    OrganizationNames(Session entities) {
        this.entities = entities;
    }

    @Transactional
    void learn(OrganizationId id, String name) {
        entities.createNativeMutationQuery(
                        "insert into organizations (id, name) values (:id, :name) on conflict (id) do update"
                                + " set name = excluded.name where organizations.name <> excluded.name")
                .setParameter("id", id.value())
                .setParameter("name", name)
                .executeUpdate();
    }
}
