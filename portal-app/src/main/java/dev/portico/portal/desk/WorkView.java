package dev.portico.portal.desk;

import dev.portico.portal.mail.UnknownSenders;
import dev.portico.portal.people.Person;
import dev.portico.portal.tickets.FormView;
import dev.portico.portal.tickets.ParticipantView;
import dev.portico.portal.tickets.Priority;
import dev.portico.portal.tickets.Status;
import dev.portico.portal.tickets.ThreadView;
import dev.portico.portal.tickets.TicketView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A ticket as an agent works on it.
 *
 * @param form what was typed and could not be taken, or was decided on what is no longer so
 * @param overtaken true where somebody else changed the ticket meanwhile
 * @param looks true for who may look through the eyes of people (R26)
 * @param me the agent's own user id
 */
public record WorkView(
        TicketView ticket,
        ThreadView thread,
        List<ParticipantView> participants,
        List<Agent> agents,
        FormView form,
        boolean overtaken,
        boolean write,
        boolean looks,
        String me) {

    /** Somebody to hand a ticket to. */
    public record Agent(String id, String name) {}

    static List<Agent> agents(List<Person> persons, TicketView ticket) {
        List<Agent> agents = new ArrayList<>(persons.stream()
                .map(person -> new Agent(person.subject().orElseThrow(), person.name()))
                .toList());
        // Somebody who has not been here for long may still have it.
        ticket.desk()
                .flatMap(TicketView.DeskView::assignee)
                .filter(one -> agents.stream()
                        .noneMatch(agent -> one.id().filter(agent.id()::equals).isPresent()))
                .ifPresent(one -> one.id().ifPresent(id -> agents.add(0, new Agent(id, one.name()))));
        return agents;
    }

    /** It came by mail from nobody known, whatever name and address it says. */
    public boolean ofStranger() {
        return ticket.organization()
                .id()
                .filter(UnknownSenders.ORGANIZATION.value()::equals)
                .isPresent();
    }

    /** Somebody through whose eyes it can be looked at. */
    public record Somebody(String id, String name) {}

    /** Whom the ticket is about and with whom it is shared, as far as Keycloak knows them; nobody for who may not look. */
    public List<Somebody> eyes() {
        if (!looks || ofStranger()) {
            return List.of();
        }
        Map<String, Somebody> all = new LinkedHashMap<>();
        ticket.requester()
                .id()
                .ifPresent(id -> all.put(id, new Somebody(id, ticket.requester().name())));
        participants.forEach(
                person -> person.user().ifPresent(id -> all.putIfAbsent(id, new Somebody(id, person.name()))));
        return List.copyOf(all.values());
    }

    public long version() {
        return ticket.desk().orElseThrow().version();
    }

    /** Who works on it, by user id; empty for nobody. */
    public String assignee() {
        return ticket.desk()
                .flatMap(TicketView.DeskView::assignee)
                .flatMap(TicketView.Party::id)
                .orElse("");
    }

    public String assigneeName() {
        return ticket.desk()
                .flatMap(TicketView.DeskView::assignee)
                .map(TicketView.Party::name)
                .orElse("");
    }

    public boolean mine() {
        return assignee().equals(me);
    }

    /** What a field of the form shows: what was typed, or else what is so. */
    public String value(String field) {
        return form.values().containsKey(field) ? form.value(field) : now(field);
    }

    /** True where the form says another thing than the ticket does now. */
    public boolean differs(String field) {
        return overtaken && !value(field).equals(now(field));
    }

    public String now(String field) {
        return switch (field) {
            case "status" -> ticket.status().code();
            case "priority" -> ticket.priority().code();
            case "assignee" -> assignee();
            case "cause" -> ticket.cause().orElse("");
            case "solution" -> ticket.solution().orElse("");
            default -> "";
        };
    }

    /** The states to choose from: a ticket that was answered is no longer new. */
    public List<Status> statuses() {
        return Arrays.stream(Status.values())
                .filter(status -> status != Status.OPEN || ticket.status() == Status.OPEN)
                .toList();
    }

    public List<Priority> priorities() {
        return List.of(Priority.values());
    }

    public String address() {
        return "/queue/" + ticket.number();
    }
}
