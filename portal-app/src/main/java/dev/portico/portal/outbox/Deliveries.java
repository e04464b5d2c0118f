package dev.portico.portal.outbox;

import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.access.TicketSight;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Current;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/** What became of the mails that tell of tickets, as {@code inject:deliveries} in templates; nothing for anybody but the vendor's staff. */
@Named("deliveries")
@RequestScoped
public class Deliveries {
    private static final int MOST = 100;
    private static final String ROWS =
            "select o.id, coalesce(o.ticket, 0), coalesce(f.topic_id, 0), o.note_id, p.name, o.state, coalesce(o.reason, ''),"
                    + " o.changed_at from outgoing o join persons p on p.id = o.person_id left join tickets t on t.number = o.ticket"
                    + " left join forum_posts f on f.id = o.post_id where ";

    private final Session entities;
    private final Current current;

    Deliveries(Session entities, Current current) {
        this.entities = entities;
        this.current = current;
    }

    /** Those about a ticket that its page shows, the latest first. */
    @Transactional
    public List<Delivery> of(long ticket) {
        if (!current.viewer().vendor()) {
            return List.of();
        }
        return read(entities.createNativeQuery(
                        ROWS + "o.ticket = :ticket and o.state <> 'dropped' order by o.id desc", Tuple.class)
                .setParameter("ticket", ticket)
                .setMaxResults(MOST)
                .getResultList());
    }

    /** Those somebody should look at, the latest first, in the organisations the viewer serves. */
    @Transactional
    public List<Delivery> trouble() {
        Viewer viewer = current.viewer();
        if (!viewer.vendor()) {
            return List.of();
        }
        Set<OrganizationId> assigned = viewer.tickets() instanceof TicketSight.OfAssignedOrganizations
                ? current.assignedOrganizations()
                : Set.of();
        if (viewer.tickets() instanceof TicketSight.OfAssignedOrganizations && assigned.isEmpty()) {
            return List.of();
        }
        var query = entities.createNativeQuery(
                ROWS + "o.state in ('failed', 'unsure', 'bounced')"
                        + (assigned.isEmpty() ? "" : " and t.organization_id in (:assigned)")
                        + " order by o.changed_at desc, o.id desc",
                Tuple.class);
        if (!assigned.isEmpty()) {
            query.setParameterList(
                    "assigned", assigned.stream().map(OrganizationId::value).toList());
        }
        return read(query.setMaxResults(MOST).getResultList());
    }

    /** One of those, by its id. */
    @Transactional
    Optional<Delivery> find(long id) {
        return trouble().stream().filter(delivery -> delivery.id() == id).findFirst();
    }

    private static List<Delivery> read(List<Tuple> rows) {
        return rows.stream()
                .map(row -> new Delivery(
                        row.get(0, Long.class),
                        row.get(1, Long.class),
                        row.get(2, Long.class),
                        Optional.ofNullable(row.get(3, Long.class)),
                        row.get(4, String.class),
                        row.get(5, String.class),
                        row.get(6, String.class),
                        row.get(7, Instant.class)))
                .toList();
    }
}
