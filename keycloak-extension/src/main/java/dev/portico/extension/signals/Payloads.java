package dev.portico.extension.signals;

import dev.portico.extension.sessions.GuardedClients;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.ssf.event.InitiatingEntity;
import org.keycloak.ssf.event.caep.CaepEvent;
import org.keycloak.ssf.event.caep.CaepSessionRevoked;
import org.keycloak.ssf.subject.ComplexSubjectId;
import org.keycloak.ssf.subject.IssuerSubjectId;
import org.keycloak.ssf.subject.OpaqueSubjectId;
import org.keycloak.ssf.subject.SubjectId;
import org.keycloak.ssf.subject.UriSubjectId;

/** Signals in the words of CAEP 1.0 and RFC 9493; docs/contracts/signals.schema.json is what they promise. */
record Payloads(String issuer) {

    static String type(Signal signal) {
        return signal instanceof Signal.ClaimsChanged ? CaepTokenClaimsChange.TYPE : CaepSessionRevoked.TYPE;
    }

    /** What the client may know: why, in an administrator's words, is for the portal alone. */
    CaepEvent of(Signal signal, ClientModel client) {
        CaepEvent event = signal instanceof Signal.ClaimsChanged changed ? claims(changed) : new CaepSessionRevoked();
        Cause cause = signal.cause();
        event.setEventTimestamp(Time.currentTimeSeconds());
        event.setInitiatingEntity(InitiatingEntity.valueOf(cause.initiator().name()));
        event.setReasonUser(cause.users().texts());
        if (GuardedClients.isGuarded(client)) {
            cause.admins().ifPresent(words -> event.setReasonAdmin(Map.of("en", words)));
        }
        return event;
    }

    SubjectId subject(Subject subject) {
        if (subject instanceof Subject.Person person) {
            ComplexSubjectId complex = new ComplexSubjectId();
            IssuerSubjectId user = new IssuerSubjectId();
            user.setIss(issuer);
            user.setSub(person.id().value());
            complex.setUser(user);
            person.place().ifPresent(place -> complex.setTenant(opaque(place.value())));
            return complex;
        }
        if (subject instanceof Subject.MembersOf members) {
            ComplexSubjectId complex = new ComplexSubjectId();
            complex.setTenant(opaque(members.organization().value()));
            return complex;
        }
        UriSubjectId realm = new UriSubjectId();
        realm.setUri(issuer);
        return realm;
    }

    private static CaepEvent claims(Signal.ClaimsChanged changed) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("portal_rev", changed.revision().toString());
        changed.entitlements().ifPresent(entitlements -> claims.put("entitlements", entitlements));
        CaepTokenClaimsChange event = new CaepTokenClaimsChange();
        event.setClaims(claims);
        return event;
    }

    private static SubjectId opaque(String id) {
        OpaqueSubjectId subject = new OpaqueSubjectId();
        subject.setId(id);
        return subject;
    }
}
