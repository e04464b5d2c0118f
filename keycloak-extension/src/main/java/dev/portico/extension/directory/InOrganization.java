package dev.portico.extension.directory;

import java.util.List;

/**
 * A user's place in one organisation: whether a member, and in which of its groups, by id.
 *
 * <p>Ids and nothing else: this lies beside the cached user, and what the groups grant can change without the user changing.
 */
record InOrganization(boolean isMember, List<String> groups) {

    static final InOrganization NOWHERE = new InOrganization(false, List.of());
}
