/** Which clients the portal's access guards, and ending what people have open there. */
@NullMarked
package dev.portico.extension.sessions;

import org.jspecify.annotations.NullMarked;
