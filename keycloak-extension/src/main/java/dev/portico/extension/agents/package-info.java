/** The vendor's agents, and which organisations those with assigned access work for (R37). */
@NullMarked
package dev.portico.extension.agents;

import org.jspecify.annotations.NullMarked;
