/** Tests of Settings › Assign Clients. */
@NullMarked
package dev.portico.portal.agents;

import org.jspecify.annotations.NullMarked;
