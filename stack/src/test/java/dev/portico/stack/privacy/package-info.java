/** What is kept about people, as they and the vendor's operators live with it. */
@NullMarked
package dev.portico.stack.privacy;

import org.jspecify.annotations.NullMarked;
