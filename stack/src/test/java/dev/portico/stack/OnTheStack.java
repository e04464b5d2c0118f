package dev.portico.stack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On a test class: its tests and constructor may take a {@link SharedStack}, and a Playwright {@code Page} or
 * {@code BrowserContext} that is theirs alone (English, light; a picture of the page is kept when the test fails).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(StackParameters.class)
public @interface OnTheStack {}
