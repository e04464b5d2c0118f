package dev.portico.portal.privacy;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.people.Person;
import dev.portico.portal.people.Persons;
import dev.portico.portal.platform.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Who asks for what is kept: everybody for themselves, the vendor's operators for anybody, nobody with another's eyes. */
@ApplicationScoped
class Askers {
    private final Current current;
    private final Persons persons;

    Askers(Current current, Persons persons) {
        this.current = current;
        this.persons = persons;
    }

    /** Whoever is signed in, as themselves. */
    @Transactional
    Person oneself() {
        return person(current.signedIn(), Reason.PRIVATE);
    }

    /** One of the vendor's operators. */
    @Transactional
    Person operator() {
        Viewer viewer = current.signedIn();
        if (!viewer.operates()) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        return person(viewer, Reason.READ_ONLY);
    }

    /** Somebody, as an operator speaks of them. */
    @Transactional
    Person known(long id) {
        operator();
        return persons.find(id).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    }

    private Person person(Viewer viewer, Reason throughOthersEyes) {
        if (viewer.readOnly()) {
            throw new Refused(throughOthersEyes);
        }
        Account account = viewer.account().orElseThrow(() -> new Refused(Reason.NOT_SIGNED_IN));
        return persons.of(account);
    }
}
