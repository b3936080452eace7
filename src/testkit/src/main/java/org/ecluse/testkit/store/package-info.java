/**
 * Real object stores that tests start and stop: s3proxy in a JVM of its own, and a whole Ceph
 * cluster of one machine from Debian's packages.
 */
@NullMarked
package org.ecluse.testkit.store;

import org.jspecify.annotations.NullMarked;
