/** The envelope's streams against other hands: the JDK's inflater, Bouncy Castle, the vectors. */
@NullMarked
package org.ecluse.seal.envelope;

import org.jspecify.annotations.NullMarked;
