/** What the vendor set for the portal, told to everybody as far as it is public. */
@NullMarked
package dev.portico.extension.settings;

import org.jspecify.annotations.NullMarked;
