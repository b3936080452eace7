/** The promises of this package, as tests. */
@NullMarked
package org.ecluse.intake.progress;

import org.jspecify.annotations.NullMarked;
