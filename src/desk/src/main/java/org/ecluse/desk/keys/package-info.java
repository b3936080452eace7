/** Commands for admins: make keys, draft the keyring, sign and publish it. */
@NullMarked
package org.ecluse.desk.keys;

import org.jspecify.annotations.NullMarked;
