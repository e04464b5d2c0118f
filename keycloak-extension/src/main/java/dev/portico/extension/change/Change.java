package dev.portico.extension.change;

import dev.portico.extension.access.Supposition;

/**
 * A change that the caller may make and that makes sense: whatever speaks against it was thrown before there was one.
 *
 * <p>The same planning serves the change itself and its preview, so that a preview is refused exactly where the change is.
 */
public interface Change {

    /** Means nothing to anybody's rights. */
    Change WITHOUT_EFFECT = new Change() {
        @Override
        public Reach reach() {
            return Reach.NOBODY;
        }

        @Override
        public Supposition supposition() {
            return new Supposition() {};
        }
    };

    /** Whom it can concern; whoever is left out is not affected. */
    Reach reach();

    /** What it would make of the facts. */
    Supposition supposition();
}
