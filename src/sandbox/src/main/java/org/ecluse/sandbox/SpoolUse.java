package org.ecluse.sandbox;

/** How full a spool is, in bytes of sealed chunks. */
public record SpoolUse(long memoryUsed, long memoryLimit, long diskUsed, long diskLimit) {}
