/**
 * Real browsers, driven without a library and with page scripts switched off, as a source's are.
 *
 * <p>{@link org.ecluse.testkit.browser.Browser} is what tests use; {@code Browser.firefox()} speaks
 * Marionette, Firefox's own protocol, so that no driver program is needed, and {@code
 * Browser.chromium()} speaks WebDriver to Debian's chromedriver. Firefox ESR is the engine of Tor
 * Browser, but lacks its patches: letterboxing, the onion address's padlock, the security slider.
 *
 * <p>Each browser lives in a folder of its own, temporary files included, which is deleted when it
 * is closed, with every process it started.
 *
 * <p>{@link org.ecluse.testkit.browser.SlowRelay} is the slow line in between.
 */
@NullMarked
package org.ecluse.testkit.browser;

import org.jspecify.annotations.NullMarked;
