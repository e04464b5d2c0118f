package dev.portico.extension.revision;

/**
 * The {@code portal_rev} claim: {@code <member>.<organisation>.<realm>}.
 *
 * <p>A token is outdated when one of the three is lower than the last one signalled. A token without an organisation has 0 in
 * the middle.
 */
public record Revision(long member, long organization, long realm) {

    @Override
    public String toString() {
        return member + "." + organization + "." + realm;
    }
}
