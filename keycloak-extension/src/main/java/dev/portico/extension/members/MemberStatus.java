package dev.portico.extension.members;

/** Which members to list. */
enum MemberStatus {
    ACTIVE,
    DISABLED,
    ALL
}
