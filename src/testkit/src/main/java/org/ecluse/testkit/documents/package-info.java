/**
 * Dirty documents, made from code and never taken from anybody: every trace in them was put there
 * on purpose. {@code java org.ecluse.testkit.documents.MakeDocuments DIR} writes them as files; the
 * build trains the worker's start-up cache on them.
 */
@NullMarked
package org.ecluse.testkit.documents;

import org.jspecify.annotations.NullMarked;
