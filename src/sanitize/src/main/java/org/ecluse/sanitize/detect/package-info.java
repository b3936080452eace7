/** Says what a file is, by its bytes alone. */
@NullMarked
package org.ecluse.sanitize.detect;

import org.jspecify.annotations.NullMarked;
