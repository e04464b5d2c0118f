package dev.portico.extension.observed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which groups of one organisation somebody was put into and taken out of, in the order it happened. */
final class Moves {

    private record Move(Grant grant, boolean in) {}

    private final List<Move> made = new ArrayList<>();
    private boolean membershipChanged;

    void in(Grant grant) {
        made.add(new Move(grant, true));
    }

    void out(Grant grant) {
        made.add(new Move(grant, false));
    }

    /** Joined or left the organisation itself. */
    void membership() {
        membershipChanged = !membershipChanged;
    }

    /** What was held before all this, given what is held now. */
    Holding before(Holding now) {
        Map<String, Grant> grants = new LinkedHashMap<>();
        now.grants().forEach(grant -> grants.put(grant.group(), grant));
        for (int last = made.size() - 1; last >= 0; last--) {
            Move move = made.get(last);
            if (move.in()) {
                grants.remove(move.grant().group());
            } else {
                grants.putIfAbsent(move.grant().group(), move.grant());
            }
        }
        return new Holding(membershipChanged != now.isMember(), copy(grants.values()));
    }

    private static Collection<Grant> copy(Collection<Grant> grants) {
        return List.copyOf(grants);
    }
}
