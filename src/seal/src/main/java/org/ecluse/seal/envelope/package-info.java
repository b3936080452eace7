/**
 * The envelope, {@code src/spec/envelope.md} in code: packet framing, padding, and the body's
 * encryption. Only symmetric keys are known here.
 *
 * <p>A body is made while it is read, through these streams, none of which needs a thread:
 *
 * <pre>
 * content → literal packet → stored deflate + padding → compressed packet → cipher → SEIPD packet
 * </pre>
 *
 * <p>The JDK's AES, GHASH and SHA are processor instructions, but only in compiled code; a stream
 * therefore works in blocks of 64 KiB and {@link org.ecluse.seal.Sealer#warmUp} runs it beforehand.
 */
@NullMarked
package org.ecluse.seal.envelope;

import org.jspecify.annotations.NullMarked;
