/**
 * The worker program: it is given one file after the other of a single submission, over a pipe, in
 * a sandbox, and gives back a cleaned copy and a report without text. The only place in Écluse
 * where documents are parsed.
 *
 * <pre>
 * {@link org.ecluse.sanitize.Worker}   frames in, frames out
 *   {@link org.ecluse.sanitize.Laundry}  detect → inspect → clean → inspect again → search → report
 *     detect.Detector            kind by bytes
 *     {@link org.ecluse.sanitize.Formats}  one cleaner and one inspector for each kind
 * </pre>
 *
 * <p>Every document is taken for hostile. Nothing here needs a network, a home folder or a
 * temporary file, and no text of an error leaves this program.
 */
@NullMarked
package org.ecluse.sanitize;

import org.jspecify.annotations.NullMarked;
