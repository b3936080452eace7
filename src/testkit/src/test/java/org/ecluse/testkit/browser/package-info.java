/** Browsers, tried on a small server. */
@NullMarked
package org.ecluse.testkit.browser;

import org.jspecify.annotations.NullMarked;
