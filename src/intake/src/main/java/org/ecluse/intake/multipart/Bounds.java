package org.ecluse.intake.multipart;

/**
 * How much a body may hold beside its content.
 *
 * @param parts parts in one body
 * @param headerBytes header lines of one part, in bytes
 * @param strayBytes before the first boundary, after the last, and of white space behind a boundary
 */
public record Bounds(int parts, int headerBytes, int strayBytes) {}
