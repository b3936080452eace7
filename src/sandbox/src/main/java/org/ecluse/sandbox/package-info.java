/**
 * Where hostile documents are handled by somebody else. A host (intake, console, desk) keeps a
 * file's bytes in the {@link org.ecluse.sandbox.Spool}, sealed under a key that exists in memory
 * only, and has it cleaned by a worker: another process, in bubblewrap, without network, files,
 * keys or environment, that may only ask for bytes, hand bytes over, and end with a report in
 * numbers ({@code src/spec/worker-wire.md}).
 *
 * <pre>
 * try (Worker worker = sandbox.hire();               // for one submission, never for two
 *     Spooled spooled = spool.take(part, limit);     // sealed chunks, src/spec/spool-chunk.md
 *     Cleaned cleaned = worker.clean(spooled)) {     // never throws for what a worker did
 *   …
 * }
 * </pre>
 *
 * <p>Read {@link org.ecluse.sandbox.Sandbox} for how workers are kept, {@code Bubblewrap} and
 * {@code Seccomp} for the wall, {@code Job} for what a host does not believe.
 */
@NullMarked
package org.ecluse.sandbox;

import org.jspecify.annotations.NullMarked;
