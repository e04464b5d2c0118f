package dev.portico.extension.preview;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one person gains or loses, in whichever of their organisations.
 *
 * @param user id
 * @param name first and last name, or what they log in with; null for who may not see everybody
 * @param permissions names, in the order of the {@code entitlements} claim
 */
record Share(String user, @Nullable String name, List<String> permissions) {}
