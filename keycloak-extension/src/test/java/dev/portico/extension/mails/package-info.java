@NullMarked
package dev.portico.extension.mails;

import org.jspecify.annotations.NullMarked;
