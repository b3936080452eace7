/**
 * The secret-key half of the seal: what only reviewers and admins hold, on their own machines.
 *
 * <pre>
 * {@link org.ecluse.unseal.KeyMaker}      makes reviewer and admin keys, with a proof of possession
 * {@link org.ecluse.unseal.SecretKey}     one unlocked OpenPGP key, for as long as it is open
 * {@link org.ecluse.unseal.KeyringSigner} turns a draft into a signed keyring epoch
 * {@link org.ecluse.unseal.CaseOpener}    record → manifest → parts, every check before any release
 * {@link org.ecluse.unseal.PartOpener}    one part: key check, digest, decryption, integrity
 * </pre>
 *
 * <p>What a storage returns is hostile until it was verified here. Nothing decrypted touches a
 * disk: a cache holds sealed bytes only, and plaintext goes to the stream the caller gave.
 */
@NullMarked
package org.ecluse.unseal;

import org.jspecify.annotations.NullMarked;
