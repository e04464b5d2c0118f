/** The demo: the whole stack with its organisations, people and texts, started by one command. */
@NullMarked
package dev.portico.stack.demo;

import org.jspecify.annotations.NullMarked;
