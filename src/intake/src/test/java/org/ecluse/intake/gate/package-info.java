/** The promises of this package, as tests. */
@NullMarked
package org.ecluse.intake.gate;

import org.jspecify.annotations.NullMarked;
