@NullMarked
package org.ecluse.console.pages;

import org.jspecify.annotations.NullMarked;
