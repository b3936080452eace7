/** The public half of the seal alone; together with the secret half it is tested in unseal. */
@NullMarked
package org.ecluse.seal;

import org.jspecify.annotations.NullMarked;
