/**
 * An S3 bucket as object store, through the MinIO SDK. The store sees sealed bytes and random
 * names; what it may do to us is bounded here: every answer has a size and a time, every failure
 * becomes one of the kinds of {@link org.ecluse.core.VaultException}, and no name of a bucket or an
 * object reaches a message or a log. The format and the rights are in {@code src/spec/s3.md}.
 *
 * <p>{@link org.ecluse.vault.s3.S3Store} is the adapter; {@code Calls} decides what is tried again,
 * {@code Multipart} stores streams of unknown length in bounded memory, {@code RightsProbe} tries
 * what intake must not be able to do. {@link org.ecluse.vault.s3.BucketSetup} is the command that
 * makes a bucket ready and gives out the rights.
 */
@NullMarked
package org.ecluse.vault.s3;

import org.jspecify.annotations.NullMarked;
