/**
 * What {@code deploy/try} runs: a throwaway instance, and one round trip through it. The only place
 * where one program makes keys for several people.
 */
@NullMarked
package org.ecluse.desk.trial;

import org.jspecify.annotations.NullMarked;
