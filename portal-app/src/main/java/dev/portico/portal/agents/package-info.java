/** Settings › Assign Clients: the vendor's agents, and which organisations those with assigned access serve (R37). */
@NullMarked
package dev.portico.portal.agents;

import org.jspecify.annotations.NullMarked;
