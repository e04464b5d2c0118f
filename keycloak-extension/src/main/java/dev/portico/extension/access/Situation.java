package dev.portico.extension.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a decision is made from.
 *
 * @param realm the realm's settings, without the organisation's overrides
 * @param organization where; null for the vendor's view, which has none
 */
public record Situation(Settings realm, @Nullable Organization organization, Member member, Instant now) {

    Decision decidedBy(AccessRules rules) {
        return rules.decide(realm, organization, member, now);
    }

    /** What the member's grants amount to, whatever keeps them from being in force. */
    Entitlements rights(Roles roles) {
        Organization there = organization;
        return Rights.of(member, there == null ? realm : realm.with(there.overrides()), roles);
    }

    Situation with(Member changed) {
        return new Situation(realm, organization, changed, now);
    }

    Situation with(Settings changed) {
        return new Situation(changed, organization, member, now);
    }
}
