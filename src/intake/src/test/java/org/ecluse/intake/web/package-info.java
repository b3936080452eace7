/** The promises of this package, as tests. */
@NullMarked
package org.ecluse.intake.web;

import org.jspecify.annotations.NullMarked;
