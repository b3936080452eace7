/**
 * What cleaners and inspectors have in common, and all they have in common: bounds, a sink, a block
 * cache, the view of a zip's directory. Nothing here decides what may stay in a document.
 */
@NullMarked
package org.ecluse.sanitize.io;

import org.jspecify.annotations.NullMarked;
