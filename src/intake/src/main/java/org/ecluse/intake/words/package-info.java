/**
 * The words of the pages: one interface for each, one file for each language in {@code
 * resources/messages}. Plain, warm and short: they are read by somebody who is afraid.
 */
@NullMarked
package org.ecluse.intake.words;

import org.jspecify.annotations.NullMarked;
