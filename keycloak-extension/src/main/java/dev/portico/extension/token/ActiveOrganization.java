package dev.portico.extension.token;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Reason;

/**
 * The organisation a person works in at the moment; one per token family (R51).
 *
 * <p>An organisation that does not exist and one the person does not belong to give the same answer: who asks learns nothing
 * about foreign customers.
 */
public sealed interface ActiveOrganization {

    /** Works in this one, and is a member of it. */
    record Chosen(Organization organization) implements ActiveOrganization {}

    /** Works for the vendor, in no organisation. */
    record Vendor() implements ActiveOrganization {}

    /**
     * None could be determined.
     *
     * @param reason {@link Reason#ORGANIZATION_REQUIRED} when there are several to choose from, {@link Reason#NOT_A_MEMBER}
     *     when the one asked for is not theirs, does not exist, or they belong to none
     */
    record Missing(Reason reason) implements ActiveOrganization {}
}
