/** The support desk in a real browser, from both sides of the table. */
@NullMarked
package dev.portico.stack.desk;

import org.jspecify.annotations.NullMarked;
