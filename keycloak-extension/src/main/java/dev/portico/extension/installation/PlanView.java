package dev.portico.extension.installation;

import dev.portico.extension.words.Remark;
import java.util.List;

/**
 * A plan as the API shows it.
 *
 * @param installed whether this realm has anything that was made by an installation
 * @param complete whether nothing is to be done, and nothing in the way
 */
record PlanView(boolean installed, boolean complete, List<Step> steps, List<Remark> notes) {

    static PlanView of(Plan plan, Installed installed) {
        boolean complete = plan.conflicts().isEmpty() && plan.toBeDone().isEmpty();
        return new PlanView(!installed.isEmpty(), complete, plan.steps(), plan.notes());
    }
}
