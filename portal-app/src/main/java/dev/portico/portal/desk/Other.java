package dev.portico.portal.desk;

/** Another agent who has the same ticket open; {@code writing} while they have begun an answer. */
public record Other(String name, boolean writing) {}
