package dev.portico.portal.tickets;

/** A file as it arrives. The name is what somebody else called it: never a path, never trusted for its type. */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Upload(String name, String type, byte[] content) {}
