/** The promises of this package, as tests. */
@NullMarked
package org.ecluse.intake.circuit;

import org.jspecify.annotations.NullMarked;
