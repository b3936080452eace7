/**
 * The vocabulary of Écluse. Everything points here and this package points nowhere: it uses {@code
 * java.*} alone (and JSpecify's annotations).
 *
 * <p>The way of a document is written in types, so that the compiler checks its order:
 *
 * <pre>
 * upload → {@link org.ecluse.core.Spooled} → {@link org.ecluse.core.Cleaned} → {@link org.ecluse.core.Sealed}
 *        → {@link org.ecluse.core.Deposit} | {@link org.ecluse.core.Shelf} → open → triage
 * </pre>
 *
 * <p>Each stage owns its bytes and gives them up on close. What a source may be told is a {@link
 * org.ecluse.core.Refusal}; what became of a file is a {@link org.ecluse.core.Verdict}; how much of
 * anything is allowed stands in {@link org.ecluse.core.Limits}. The ports to object storage are
 * {@link org.ecluse.core.Deposit}, {@link org.ecluse.core.Shelf} and {@link org.ecluse.core.Ring},
 * split by who holds the rights.
 */
@NullMarked
package org.ecluse.core;

import org.jspecify.annotations.NullMarked;
