/** Counters that rise with every change that can alter a decision, so that a token shows what it rests on. */
@NullMarked
package dev.portico.extension.revision;

import org.jspecify.annotations.NullMarked;
