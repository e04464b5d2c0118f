package dev.portico.extension.signals;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Entry;
import dev.portico.extension.revision.Raised;
import dev.portico.extension.revision.Revision;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be signalled of a transaction: changed claims for each counter that it raised, of a person once for each organisation
 * concerned; and that sessions are revoked where somebody lost the last thing that let them in.
 */
final class Signals {

    private final Causes causes;
    private final List<Said> said;
    private final Function<Subject.Person, Optional<List<String>>> entitlements;

    /** @param entitlements what somebody has there now, where that is cheap to know */
    Signals(List<Said> said, Causes causes, Function<Subject.Person, Optional<List<String>>> entitlements) {
        this.causes = causes;
        this.said = List.copyOf(said);
        this.entitlements = entitlements;
    }

    List<Signal> of(List<Raised.Count> counts) {
        List<Signal> signals = new ArrayList<>();
        counts.stream().flatMap(this::changed).forEach(signals::add);
        revoked(counts).stream()
                .map(subject -> new Signal.SessionRevoked(subject, causes.of(subject)))
                .forEach(signals::add);
        return signals;
    }

    private Stream<Signal> changed(Raised.Count count) {
        if (count instanceof Raised.OfMember member) {
            Revision revision = new Revision(member.revision(), 0, 0);
            return subjects(member).map(person -> changed(person, revision, entitlements.apply(person)));
        }
        if (count instanceof Raised.OfOrganization organization) {
            Subject members = new Subject.MembersOf(organization.organization());
            return Stream.of(changed(members, new Revision(0, organization.revision(), 0), Optional.empty()));
        }
        return Stream.of(changed(new Subject.Everybody(), new Revision(0, 0, count.revision()), Optional.empty()));
    }

    private Signal changed(Subject subject, Revision revision, Optional<List<String>> entitlements) {
        return new Signal.ClaimsChanged(subject, causes.of(subject), revision, entitlements);
    }

    /** Of an account that has just been made there is no token to be outdated. */
    private Stream<Subject.Person> subjects(Raised.OfMember member) {
        Subject.Person account = new Subject.Person(member.person(), Optional.empty());
        boolean made =
                causes.about(account).stream().anyMatch(each -> each.entry().act() == Act.ACCOUNT_CREATED);
        return member.places().isEmpty()
                ? Stream.of(account).filter(person -> !made)
                : member.places().stream().map(place -> new Subject.Person(member.person(), Optional.of(place)));
    }

    /** Of those in a crowd, whom what is told of all of them covers, nothing. */
    private Set<Subject> revoked(List<Raised.Count> counts) {
        Set<UserId> told = counts.stream()
                .filter(Raised.OfMember.class::isInstance)
                .map(count -> ((Raised.OfMember) count).person())
                .collect(Collectors.toSet());
        Set<Subject> subjects = new LinkedHashSet<>();
        for (Said each : said) {
            Entry entry = each.entry();
            Optional<UserId> person = entry.person().filter(told::contains);
            Optional<OrganizationId> place = entry.organization();
            if (person.isPresent() && Causes.disables(entry)) {
                subjects.add(new Subject.Person(person.get(), Optional.empty()));
            } else if (person.isPresent() && place.isPresent() && Causes.ends(entry)) {
                subjects.add(new Subject.Person(person.get(), place));
            } else if (place.isPresent() && Causes.disablesOrganization(entry)) {
                subjects.add(new Subject.MembersOf(place.get()));
            }
        }
        return subjects;
    }
}
