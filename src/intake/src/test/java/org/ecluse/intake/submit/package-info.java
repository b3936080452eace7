/** The promises of this package, as tests. */
@NullMarked
package org.ecluse.intake.submit;

import org.jspecify.annotations.NullMarked;
