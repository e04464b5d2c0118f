package dev.portico.portal.tickets;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An organisation's name, kept for display from the last token or import that told it; no right follows from it. */
@Entity
@Table(name = "organizations")
class OrganizationEntry {
    @Id
    String id;

    String name;

    protected OrganizationEntry() {}
}
