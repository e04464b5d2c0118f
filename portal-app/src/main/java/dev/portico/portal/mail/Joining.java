package dev.portico.portal.mail;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * To which ticket a mail belongs. Ids are the sender's to choose and can be guessed ahead, so an id counts only as far as
 * the mail that is to be joined speaks for it:
 *
 * <ol>
 *   <li>It joins a ticket with a mail that it mentions, that mentions it, or that mentions what it mentions, when that
 *       ticket's requester or that mail's sender is among its own sender and addressees. What others put into
 *       <em>their</em> To or References proves nothing.
 *   <li>Otherwise it joins the ticket of a mail that it mentions, if only one has that id. An answer of Support to a
 *       customer does not: it goes to nobody it was not addressed to.
 *   <li>Otherwise it opens a ticket.
 * </ol>
 *
 * <p>A mail whose own id another sender's mail has joins nothing by that id.
 */
final class Joining {

    private final Support support;
    private final Map<MessageId, Set<Claim>> claims;

    /** @param claims what is stored about all the ids that the mails have and mention */
    Joining(Support support, Map<MessageId, Set<Claim>> claims) {
        this.support = support;
        this.claims = new HashMap<>(claims);
    }

    /** The oldest ticket it may join; empty if it is to open one. */
    OptionalLong ticket(Mail mail) {
        OptionalLong near = LongStream.concat(nearOwn(mail), near(mail)).min();
        return near.isPresent() || isAnswerToCustomer(mail)
                ? near
                : mail.mentions().stream().flatMapToLong(this::onlyOwner).min();
    }

    /** Remembers a mail of a ticket and answers what is new about it. */
    Map<MessageId, Claim> add(Mail mail, MessageId storedAs, long ticket, String requester) {
        Map<MessageId, Claim> added = new HashMap<>();
        for (MessageId id : mail.mentions()) {
            if (of(id).stream().noneMatch(claim -> claim.owner() && claim.ticket() == ticket)) {
                added.put(id, new Claim(ticket, mail.from().email(), requester, false));
            }
        }
        for (MessageId id : List.of(mail.id(), storedAs)) {
            added.put(id, new Claim(ticket, mail.from().email(), requester, true));
        }
        added.forEach((id, claim) ->
                claims.computeIfAbsent(id, key -> new HashSet<>()).add(claim));
        return added;
    }

    private LongStream nearOwn(Mail mail) {
        Set<Claim> own = of(mail.id());
        boolean foreign = own.stream()
                .anyMatch(claim ->
                        claim.owner() && !claim.sender().equals(mail.from().email()));
        return foreign ? LongStream.empty() : tickets(own.stream().filter(claim -> claim.isNear(mail, support)));
    }

    private LongStream near(Mail mail) {
        return tickets(mail.mentions().stream()
                .map(this::of)
                .flatMap(Collection::stream)
                .filter(claim -> claim.isNear(mail, support)));
    }

    private LongStream onlyOwner(MessageId id) {
        long[] owners = tickets(of(id).stream().filter(Claim::owner)).distinct().toArray();
        return owners.length == 1 ? LongStream.of(owners) : LongStream.empty();
    }

    private boolean isAnswerToCustomer(Mail mail) {
        return support.isOf(mail.from())
                && Stream.concat(mail.to().stream(), mail.cc().stream()).anyMatch(to -> !support.isOf(to));
    }

    private Set<Claim> of(MessageId id) {
        return claims.getOrDefault(id, Set.of());
    }

    private static LongStream tickets(Stream<Claim> claims) {
        return claims.mapToLong(Claim::ticket);
    }
}
