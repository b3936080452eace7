@NullMarked
package org.ecluse.vault.s3;

import org.jspecify.annotations.NullMarked;
