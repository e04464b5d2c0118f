package dev.portico.portal.members;

import dev.portico.portal.access.Refused;
import dev.portico.portal.members.api.Entry;
import dev.portico.portal.members.api.Member;
import dev.portico.portal.members.api.UserManagement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Looks people's names up as the viewer may know them, each once per page; who is no longer there has none. */
final class Names {
    private final UserManagement api;
    private final Customer customer;
    private final Map<String, Optional<String>> known = new HashMap<>();

    Names(UserManagement api, Customer customer) {
        this.api = api;
        this.customer = customer;
        customer.viewer().account().ifPresent(own -> known.put(own.id().value(), Optional.of(own.name())));
    }

    Optional<String> of(String id) {
        return known.computeIfAbsent(id, this::ask);
    }

    /** Who did something, by name; empty when {@link #key} tells it better. */
    String of(Entry.Doer doer) {
        return doer.id()
                .filter(id -> doer.kind().equals("person"))
                .flatMap(this::of)
                .orElse("");
    }

    /** Message key for who did something and has no name here. */
    static String key(Entry.Doer doer) {
        return switch (doer.kind()) {
            case "vendor" -> "doer_vendor";
            case "realm-admin", "console" -> "doer_administrator";
            case "system" -> "doer_system";
            default -> "doer_gone";
        };
    }

    private Optional<String> ask(String id) {
        try {
            return Optional.of(api.member(customer.id(), id).getEntity()).map(Member::name);
        } catch (Refused refused) {
            if (refused.reason() == Refused.Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
