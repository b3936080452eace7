package org.ecluse.sandbox.lawbreaker;

/** Breaks a law on purpose. */
final class Parsing {
  final com.fasterxml.jackson.core.JsonFactory json = new com.fasterxml.jackson.core.JsonFactory();
}
