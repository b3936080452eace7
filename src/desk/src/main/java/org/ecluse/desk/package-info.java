/**
 * The command line for admins ({@code keys …}) and for reviewers without a browser ({@code cases
 * …}). Plain picocli: a program that holds private keys needs no container. {@link
 * org.ecluse.desk.Wiring} is the map of the application, {@link org.ecluse.desk.Exit} says how each
 * failure ends.
 */
@NullMarked
package org.ecluse.desk;

import org.jspecify.annotations.NullMarked;
