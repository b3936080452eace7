/**
 * The promises of Écluse, held against the programs people run. {@code LawsTest} keeps the house;
 * every {@code …IT} drives {@code target/dist} through {@code deploy/}.
 */
@NullMarked
package org.ecluse.acceptance;

import org.jspecify.annotations.NullMarked;
