/** Watchers caught at seeing what they must see. */
@NullMarked
package org.ecluse.testkit.watch;

import org.jspecify.annotations.NullMarked;
