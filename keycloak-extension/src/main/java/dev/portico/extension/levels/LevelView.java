package dev.portico.extension.levels;

import java.util.List;

/**
 * A level as the API shows it.
 *
 * @param title what people call it; the role's attribute {@code portal.title}, else its name
 * @param permissions names, in the order of the {@code entitlements} claim
 */
record LevelView(String name, String title, List<String> permissions) {}
