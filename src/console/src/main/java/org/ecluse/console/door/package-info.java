/**
 * Who may speak to the console: this computer's browser, with the session that a one-time link
 * gave, and nobody else. Other users of the computer, pages on the web and names that a hostile
 * resolver points at 127.0.0.1 end here.
 */
@NullMarked
package org.ecluse.console.door;

import org.jspecify.annotations.NullMarked;
