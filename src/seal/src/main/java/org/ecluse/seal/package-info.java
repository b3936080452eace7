/**
 * The public-key half of the seal: what intake may hold.
 *
 * <p>Its map, in the order of use:
 *
 * <pre>
 * {@link org.ecluse.seal.Pins}         whom this installation trusts: k of n admin fingerprints
 * {@link org.ecluse.seal.Follower}     finds the newest keyring epoch, never one older than seen before
 * {@link org.ecluse.seal.Keyring}      one verified epoch: recipients, node keys, site salt
 * {@link org.ecluse.seal.Policy}       which certificates are good enough, and which algorithms to use
 * {@link org.ecluse.seal.Sealer}       case by case: files, padding, manifest, commit record
 * {@link org.ecluse.seal.CommitRecord} the same record, read and verified on the other side
 * </pre>
 *
 * <p>Nothing here can open what it sealed. The one private key it knows is the node's own signing
 * key in {@link org.ecluse.seal.CommitSigner}. Formats: {@code src/spec/envelope.md}, {@code
 * manifest.md}, {@code commit-record.md}, {@code keyring.md}.
 */
@NullMarked
package org.ecluse.seal;

import org.jspecify.annotations.NullMarked;
