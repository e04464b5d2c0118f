package dev.portico.extension.installation;

import dev.portico.extension.words.Remark;
import java.util.List;
import java.util.Map;

/**
 * What is left in a realm of what was made there.
 *
 * @param people how many would lose something, each counted once
 */
record Remains(Map<Made, Remain> found, long people) {

    Remains {
        found = Map.copyOf(found);
    }

    /**
     * Of one thing.
     *
     * @param there whether it is still there, or was deleted since
     * @param asMade whether it is still set, or bound, as it was then
     * @param people how many hold it, or have a value there
     * @param uses what else uses it
     */
    record Remain(boolean there, boolean asMade, long people, List<Remark> uses) {

        static final Remain UNUSED = new Remain(true, true, 0, List.of());
        static final Remain GONE = new Remain(false, false, 0, List.of());

        Remain {
            uses = List.copyOf(uses);
        }
    }
}
