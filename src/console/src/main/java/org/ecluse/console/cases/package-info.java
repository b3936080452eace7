/**
 * What the pages show: the keyring this reviewer trusts, their key while it is unlocked, the queue,
 * and one case opened. Verified before it is opened, opened before it is shown, and nothing kept.
 */
@NullMarked
package org.ecluse.console.cases;

import org.jspecify.annotations.NullMarked;
