package dev.portico.portal.files;

import java.util.UUID;

/** A file that was on its way and from now on belongs to whoever took it. */
public record Taken(UUID file, String name, FileType type, long size) {}
