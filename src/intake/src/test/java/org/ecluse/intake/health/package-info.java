/** The promises of this package, as tests. */
@NullMarked
package org.ecluse.intake.health;

import org.jspecify.annotations.NullMarked;
