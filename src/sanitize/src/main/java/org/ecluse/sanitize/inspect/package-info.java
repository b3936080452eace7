/**
 * Looks at files and counts what could name a person, a place, a time or a device, before cleaning
 * and after it. Nothing is shared with {@code org.ecluse.sanitize.clean}: a mistake in a cleaner
 * must not be repeated by the one who checks it. What an inspector does not know counts.
 */
@NullMarked
package org.ecluse.sanitize.inspect;

import org.jspecify.annotations.NullMarked;
