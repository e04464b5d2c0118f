@org.jspecify.annotations.NullMarked
package dev.portico.extension.preview;
