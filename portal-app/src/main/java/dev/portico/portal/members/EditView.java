package dev.portico.portal.members;

import dev.portico.portal.members.api.Member;
import dev.portico.portal.members.api.NamedGroups;
import dev.portico.portal.members.api.Undelivered;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The form of a person: what is stored, what was typed, and what came between.
 *
 * @param etag the state the form shows
 * @param account whether name, e-mail and phone may be edited
 * @param access whether level, add-ons, restriction, end date and security groups may be
 * @param groups the security groups there are
 * @param conflicts what somebody else changed while the form was open
 */
public record EditView(
        Customer customer,
        Person person,
        String etag,
        boolean account,
        boolean access,
        List<LevelView> levels,
        List<NamedGroups.Named> groups,
        Facts was,
        Facts typed,
        List<Conflict> conflicts,
        Problems problems) {

    /**
     * Whom the form is about; {@code deeds} are what else can be done with them, beside looking through their eyes.
     *
     * @param undelivered mails to them that did not arrive
     */
    public record Person(
            String id,
            String name,
            String username,
            boolean disabled,
            boolean perspective,
            List<Deed> deeds,
            List<Undelivered> undelivered) {
        static Person of(Member member, boolean mayChange) {
            return new Person(
                    member.id(),
                    member.name(),
                    member.username(),
                    member.disabled(),
                    mayChange && member.may("perspective"),
                    mayChange
                            ? Stream.of(Deed.values())
                                    .filter(deed -> deed.possible(member))
                                    .toList()
                            : List.of(),
                    member.undelivered().orElse(List.of()));
        }
    }

    /** A field that changed under the form: what it showed, and what holds now. */
    public record Conflict(String field, String before, String now) {}

    static EditView of(
            Customer customer, Member member, String etag, List<LevelView> levels, List<NamedGroups.Named> groups) {
        Facts facts = Facts.of(
                member,
                addOns(member),
                groups.stream().map(NamedGroups.Named::id).toList());
        boolean mayChange = customer.mayChange();
        return new EditView(
                customer,
                Person.of(member, mayChange),
                etag,
                mayChange && member.may("edit"),
                mayChange && member.may("assign-levels"),
                levels,
                groups,
                facts,
                facts,
                List.of(),
                Problems.NONE);
    }

    /** The same with what was typed, and why it was not taken. */
    EditView again(Facts typed, Problems problems) {
        return new EditView(
                customer,
                person,
                etag,
                account,
                access,
                levels,
                groups,
                was,
                was.with(typed, typed.values().keySet()),
                List.of(),
                problems);
    }

    /** The same with a change filled in that is still to be saved. */
    EditView proposing(Facts wanted) {
        return access ? again(was.with(wanted, wanted.values().keySet()), Problems.NONE) : this;
    }

    /** Whether the form shows a change that nobody has made. */
    public boolean proposed() {
        return !problems.any() && !typed.equals(was);
    }

    /** The same with what was typed on top of what somebody else saved meanwhile: neither is lost, nothing is overwritten unseen. */
    EditView conflicting(Facts shown, Facts typed) {
        List<String> moved = was.differences(shown);
        List<Conflict> conflicts = moved.stream()
                .map(field -> new Conflict(field, shown.get(field), was.get(field)))
                .toList();
        return new EditView(
                customer,
                person,
                etag,
                account,
                access,
                levels,
                groups,
                was,
                was.with(typed, typed.differences(shown)),
                conflicts,
                Problems.STALE);
    }

    /** The switches: the messenger, and whatever else the person holds. */
    static List<String> addOns(Member member) {
        return Stream.concat(Stream.of(Member.MESSENGER), member.roles().stream())
                .distinct()
                .toList();
    }

    /** What the select offers: also the level held now, which is not always the viewer's to grant. */
    public List<LevelView> choices() {
        return Stream.concat(
                        levels.stream(),
                        Stream.of(was.get("level"), typed.get("level"))
                                .distinct()
                                .filter(name -> !name.isEmpty()
                                        && levels.stream()
                                                .noneMatch(level -> level.name().equals(name)))
                                .map(name -> LevelView.named(name, levels)))
                .toList();
    }

    public LevelView level() {
        return LevelView.named(was.get("level"), levels);
    }

    /** A level as the list of conflicts names it. */
    public LevelView level(String name) {
        return LevelView.named(name, levels);
    }

    public Optional<LocalDate> lastDay() {
        return day(was.get("until"));
    }

    /** A day as the form holds it. */
    public Optional<LocalDate> day(String text) {
        return Days.read(text);
    }

    /** The field of an add-on's switch. */
    public String roleField(String role) {
        return "role." + role;
    }

    /** The field of a security group's box. */
    public String groupField(String group) {
        return Facts.GROUP + group;
    }

    /** What the group of a field is called; empty for a field of something else, and for a group that is not there any more. */
    public String groupName(String field) {
        return groups.stream()
                .filter(group -> field.equals(groupField(group.id())))
                .map(NamedGroups.Named::name)
                .findFirst()
                .orElse("");
    }

    /** The names of those the person is in. */
    public List<String> heldGroups() {
        return groups.stream()
                .filter(group -> was.get(groupField(group.id())).equals("on"))
                .map(NamedGroups.Named::name)
                .toList();
    }

    /** Message key of what a field is called. */
    public String label(String field) {
        return switch (field) {
            case "firstName" -> "first_name";
            case "lastName" -> "last_name";
            case "ownTicketsOnly" -> "show_only_own_tickets";
            case "until" -> "last_day";
            case "email", "phone", "level" -> field;
            case "groups" -> "group";
            default ->
                field.startsWith(Facts.GROUP)
                        ? "group"
                        : field.equals(roleField(Member.MESSENGER)) ? "enable_in_app_messenger" : "add_on";
        };
    }

    public String address() {
        return customer.to("/members/" + person.id());
    }
}
