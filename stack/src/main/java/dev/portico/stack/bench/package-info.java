/** What can be measured, each on a stack of its own with data of its own. */
@NullMarked
package dev.portico.stack.bench;

import org.jspecify.annotations.NullMarked;
