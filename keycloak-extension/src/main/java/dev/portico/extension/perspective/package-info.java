/** Looking at the portal through somebody else's eyes: who may, what runs, and how it ends. */
@NullMarked
package dev.portico.extension.perspective;

import org.jspecify.annotations.NullMarked;
