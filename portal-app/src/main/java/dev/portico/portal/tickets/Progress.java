package dev.portico.portal.tickets;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.people.Person;
import dev.portico.portal.people.Persons;
import dev.portico.portal.platform.Invalid;
import dev.portico.portal.tickets.Happened.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of tickets: whose turn it is, who works on them, cause and solution. */
@ApplicationScoped
public class Progress {
    private final Hold hold;
    private final Persons persons;

    Progress(Hold hold, Persons persons) {
        this.hold = hold;
        this.persons = persons;
    }

    /**
     * A customer who sees a ticket may say that it is done; what is closed already stays so.
     *
     * @throws Refused {@code not-found}, {@code read-only}, or {@code missing-permission} for agents, who {@link #change}
     */
    @Transactional
    public void close(Viewer viewer, long number) {
        Held held = hold.of(viewer, number).byCustomer();
        status(held, Status.CLOSED);
    }

    /**
     * A customer who sees a ticket may say that it is not done after all; an unfinished one stays as it is.
     *
     * @throws Refused {@code not-found}, {@code read-only}, or {@code missing-permission} for agents, who {@link #change}
     */
    @Transactional
    public void reopen(Viewer viewer, long number) {
        Held held = hold.of(viewer, number).byCustomer();
        if (!held.ticket.status().unfinished()) {
            status(held, Status.WAITING_FOR_SUPPORT);
        }
    }

    /**
     * Changes what an agent wants changed: all of it or nothing.
     *
     * @throws Refused {@code not-found}, {@code read-only}, or {@code missing-permission} for who is no agent
     * @throws Overtaken when the ticket is no longer as it was decided on
     * @throws Invalid for a status one cannot choose, or an assignee who is no agent
     */
    @Transactional
    public void change(Viewer viewer, long number, Wanted wanted) {
        Held held = hold.of(viewer, number).byVendor();
        if (held.ticket.version != wanted.version()) {
            throw new Overtaken();
        }
        if (wanted.status().filter(Status.OPEN::equals).isPresent() && held.ticket.status() != Status.OPEN) {
            // Somebody has answered, and that stays so.
            throw new Invalid(Map.of("status", "choose_one"));
        }
        // Nothing is told before all of it is known to be possible.
        Optional<Person> agent = wanted.assignee().flatMap(this::agent);
        wanted.status().ifPresent(status -> status(held, status));
        wanted.priority().ifPresent(priority -> text(held, Kind.PRIORITY, priority.code()));
        wanted.cause().ifPresent(cause -> text(held, Kind.CAUSE, cause));
        wanted.solution().ifPresent(solution -> text(held, Kind.SOLUTION, solution));
        if (wanted.assignee().isPresent()) {
            assign(held, agent);
        }
    }

    private Optional<Person> agent(Wanted.Assignee wanted) {
        return wanted.agent()
                .map(id -> persons.atDesk(id).orElseThrow(() -> new Invalid(Map.of("assignee", "choose_one"))));
    }

    static void status(Held held, Status status) {
        text(held, Kind.STATUS, status.code());
    }

    private static void text(Held held, Kind kind, String wanted) {
        Ticket ticket = held.ticket;
        @Nullable String after = wanted.isEmpty() ? null : wanted;
        @Nullable
        String before =
                switch (kind) {
                    case STATUS -> ticket.status;
                    case PRIORITY -> ticket.priority;
                    case CAUSE -> ticket.cause;
                    case SOLUTION -> ticket.solution;
                    default -> throw new IllegalArgumentException(kind.code());
                };
        if (Objects.equals(before, after)) {
            return;
        }
        switch (kind) {
            case STATUS -> ticket.status = wanted;
            case PRIORITY -> ticket.priority = wanted;
            case CAUSE -> ticket.cause = after;
            default -> ticket.solution = after;
        }
        ticket.version++;
        ticket.touched(held.at);
        held.changed(kind, before, after);
        held.tell(new Happened.Changed(ticket.number, kind, held.by.id()));
    }

    private static void assign(Held held, Optional<Person> agent) {
        Ticket ticket = held.ticket;
        @Nullable String before = id(Optional.ofNullable(ticket.assignee));
        @Nullable String after = id(agent);
        if (Objects.equals(before, after)) {
            return;
        }
        // Not for customers to know: neither the time they see nor the order of their list moves.
        ticket.assignee = agent.orElse(null);
        ticket.version++;
        held.changed(Kind.ASSIGNEE, before, after);
        held.tell(new Happened.Assigned(ticket.number, agent.map(Person::id), held.by.id()));
    }

    private static @Nullable String id(Optional<Person> person) {
        return person.map(known -> String.valueOf(known.id())).orElse(null);
    }
}
