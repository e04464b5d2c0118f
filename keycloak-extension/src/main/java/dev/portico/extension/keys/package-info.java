/** Organisation keys: a second secret, which an organisation asks of every browser that it does not know yet (R35). */
@NullMarked
package dev.portico.extension.keys;

import org.jspecify.annotations.NullMarked;
