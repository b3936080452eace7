/**
 * The judge of the lock, apart from it: a program that reads a vault, a list of what was sent and a
 * reviewer's key, and says whether anything promised was broken. It uses nothing of the product:
 * the formats are read as {@code src/spec} has them, buckets with the storage client, and cases
 * with stock {@code gpg}.
 */
@NullMarked
package org.ecluse.acceptance.invariant;

import org.jspecify.annotations.NullMarked;
