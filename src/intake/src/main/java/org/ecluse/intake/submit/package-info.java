/**
 * One submission, from the first byte of its body to the receipt: read the form, clean each file as
 * it arrives, decide, and only then seal and deposit. Whatever goes wrong before the decision
 * leaves nothing anywhere.
 */
@NullMarked
package org.ecluse.intake.submit;

import org.jspecify.annotations.NullMarked;
