/** The promises of this package, as tests. */
@NullMarked
package org.ecluse.intake.day;

import org.jspecify.annotations.NullMarked;
