/**
 * Every parser of ours under a coverage-guided fuzzer (Jazzer), each run in a virtual machine of
 * its own with the worker's heap. A target throws when something promised does not hold; whatever
 * once made one throw is kept in {@code src/test/resources/fuzz} and tried again in every build.
 */
@NullMarked
package org.ecluse.acceptance.fuzz;

import org.jspecify.annotations.NullMarked;
