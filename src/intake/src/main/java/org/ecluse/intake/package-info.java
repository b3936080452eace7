/** The service behind the onion. */
@NullMarked
package org.ecluse.intake;

import org.jspecify.annotations.NullMarked;
