/** The promises of the multipart reader, as tests. */
@NullMarked
package org.ecluse.intake.multipart;

import org.jspecify.annotations.NullMarked;
