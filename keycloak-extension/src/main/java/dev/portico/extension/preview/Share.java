package dev.portico.extension.preview;

import java.util.List;

/**
 * What one person gains or loses, in whichever of their organisations.
 *
 * @param user id
 * @param permissions names, in the order of the {@code entitlements} claim
 */
record Share(String user, List<String> permissions) {}
