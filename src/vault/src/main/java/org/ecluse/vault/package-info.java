/**
 * Object storage behind the ports of core. An {@link org.ecluse.vault.ObjectStore} stores bytes
 * under names; {@link org.ecluse.vault.ObjectLayout} alone knows the names. What an application may
 * do is decided by the package it is allowed to see: {@code deposit} puts cases and cannot read,
 * {@code shelf} reads them, {@code ring} keeps keyring epochs. Everything stored is sealed or
 * signed before it comes here, so nothing in this module needs to be trusted with content.
 */
@NullMarked
package org.ecluse.vault;

import org.jspecify.annotations.NullMarked;
