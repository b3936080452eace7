/**
 * What the progress frame shows of an upload while it runs. In memory, by form id, without a file
 * name, and only for forms that came with a valid token.
 */
@NullMarked
package org.ecluse.intake.progress;

import org.jspecify.annotations.NullMarked;
