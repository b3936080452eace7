/**
 * The pages: French and English, made on the server, complete without any script. Templates hold
 * words and order; what is shown of a source's text goes through {@link
 * org.ecluse.console.pages.Shown} first and is escaped by the template engine after.
 */
@NullMarked
package org.ecluse.console.pages;

import org.jspecify.annotations.NullMarked;
