/** The promises of intake, as tests. */
@NullMarked
package org.ecluse.intake;

import org.jspecify.annotations.NullMarked;
