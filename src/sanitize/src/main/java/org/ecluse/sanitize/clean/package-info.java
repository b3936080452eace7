/**
 * One cleaner per format: a {@link org.ecluse.sanitize.clean.Cleaner} copies what it knows and
 * needs and leaves everything else behind. Allow-lists, never block-lists: a cleaner that meets
 * something new drops it. What a cleaner promises is not believed; {@code
 * org.ecluse.sanitize.inspect} looks at the output with other code, and these two packages never
 * use each other.
 *
 * <p>To add a format: one class here, one inspector there, one line in {@code Formats}.
 */
@NullMarked
package org.ecluse.sanitize.clean;

import org.jspecify.annotations.NullMarked;
