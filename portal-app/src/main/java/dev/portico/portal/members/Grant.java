package dev.portico.portal.members;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.portal.members.api.Member;
import dev.portico.portal.platform.Invalid;
import dev.portico.portal.platform.Sent;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** What an invitation grants, as its form says it: a level, the messenger, the restriction, a last day. */
public record Grant(String level, boolean messenger, boolean ownTicketsOnly, String until) {
    /** What a form begins with: the level most people get. */
    static final Grant USUAL = new Grant("portal-member", false, false, "");

    static Grant sent(Sent form) {
        return of(form.value("level"), form.value("messenger"), form.value("ownTicketsOnly"), form.value("until"));
    }

    static Grant of(String level, String messenger, String ownTicketsOnly, String until) {
        return new Grant(line(level), messenger.equals("on"), ownTicketsOnly.equals("on"), line(until));
    }

    /** The last day, if one was given and is a day. */
    public Optional<LocalDate> lastDay() {
        return Days.read(until);
    }

    void put(ObjectNode json) {
        json.put("level", level.isEmpty() ? Member.NO_LEVEL : level);
        json.putArray("roles");
        if (messenger) {
            json.withArray("/roles").add(Member.MESSENGER);
        }
        json.put("ownTicketsOnly", ownTicketsOnly);
        instant().ifPresent(at -> json.put("until", at));
    }

    /**
     * When it ends, as the contract writes it.
     *
     * @throws Invalid when the day is none
     */
    Optional<String> instant() {
        if (until.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(lastDay()
                .map(Days::end)
                .orElseThrow(() -> new Invalid(Map.of("until", "not-a-date")))
                .toString());
    }

    private static String line(String typed) {
        String plain = typed.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() <= 255 ? plain : plain.substring(0, 255);
    }
}
