package dev.portico.stack.grants;

/** A grant that has been prepared while there was access, waiting to be asked for; answers in the words of {@link Words}. */
@FunctionalInterface
interface Asking {
    String answer();
}
