@org.jspecify.annotations.NullMarked
package dev.portico.extension.account;
