package org.ecluse.seal;

/** An admin that a keyring names. It is trusted only if the {@link Pins} name it too. */
public record AdminKey(String fingerprint, Certificate certificate) {}
