package org.ecluse.acceptance;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.ecluse.testkit.store.CephServer;
import org.ecluse.testkit.store.S3ProxyServer;
import org.ecluse.testkit.store.StoreServer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one running server of a kind; it stops with the test run. */
final class Store implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return StoreServer.class.isAssignableFrom(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> kind = parameter.getParameter().getType();
    return context
        .getRoot()
        .getStore(Namespace.create(Store.class))
        .computeIfAbsent(kind, Store::start);
  }

  private static StoreServer start(Class<?> kind) {
    try {
      return kind == CephServer.class ? new CephServer() : new S3ProxyServer("");
    } catch (Exception e) {
      throw new IllegalStateException("no server to test with", e);
    }
  }

  /** The settings of a vault in a bucket that nobody used before. */
  static Map<String, String> fresh(StoreServer server) {
    String bucket = "t" + UUID.randomUUID().toString().toLowerCase(Locale.ROOT);
    return Map.of(
        "ECLUSE_VAULT",
        server.vault(bucket),
        "ECLUSE_VAULT_CREDENTIALS",
        server.owner().toString());
  }
}
