/** Breaks the laws of the house on purpose: {@code LawsTest} must see it. */
@NullMarked
package org.ecluse.unseal.lawbreaker;

import org.jspecify.annotations.NullMarked;
