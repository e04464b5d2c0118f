package dev.portico.extension.access;

/**
 * One step of a decision: the rule that spoke, the input it looked at and the value it found (R67).
 *
 * @param rule a short stable name, e.g. {@code levels-add-up}
 * @param input where the value is kept, e.g. {@code organization-groups} or {@code portal.ticketing}
 * @param value what was found there, ids and role names only
 */
public record Because(String rule, String input, String value) {}
