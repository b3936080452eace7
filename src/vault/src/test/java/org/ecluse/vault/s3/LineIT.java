package org.ecluse.vault.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.ecluse.core.CaseId;
import org.ecluse.core.Settings;
import org.ecluse.core.VaultException;
import org.ecluse.core.VaultException.Kind;
import org.ecluse.testkit.store.Servers;
import org.ecluse.vault.ObjectLayout;
import org.ecluse.vault.ObjectStore;
import org.ecluse.vault.VaultAddress;
import org.ecluse.vault.ring.VaultRing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The way to a server: through a proxy, under TLS, and without a word in a log. */
@ExtendWith({S3Proxy.Extension.class, CephGateway.Extension.class})
final class LineIT {

  private static final String ONION = "a".repeat(56) + ".onion";

  private final String key = ObjectLayout.record(CaseId.random());

  @TempDir Path folder;

  @Test
  void letsTheProxyResolveTheNameOfAnOnion(S3Proxy server) throws Exception {
    Bucket bucket = server.freshBucket();
    try (SocksProxy socks = new SocksProxy(server.port())) {
      Settings settings =
          Settings.of(
              Map.of(
                  "ECLUSE_VAULT", "s3:http://" + ONION + "/" + bucket.name(),
                  "ECLUSE_VAULT_CREDENTIALS", server.owner().toString(),
                  "ECLUSE_VAULT_PROXY", "socks5://127.0.0.1:" + socks.port()));
      ObjectStore store = VaultAddress.of(settings).open();
      store.create(key, new byte[] {1, 2, 3});
      try (InputStream in = store.get(key).orElseThrow()) {
        assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
      }
      assertThat(socks.asked()).isNotEmpty().allMatch(("3 " + ONION)::equals);
    }
  }

  @Test
  void believesOnlyThePinnedAuthority() throws Exception {
    Path own = certificate("own");
    Path other = certificate("other");
    int port = Servers.freePort();
    String more =
        """
        s3proxy.secure-endpoint=https://127.0.0.1:%d
        s3proxy.keystore-path=%s
        s3proxy.keystore-password=secret
        """
            .formatted(port, folder.resolve("own.p12"));
    try (S3Proxy server = new S3Proxy(more)) {
      Bucket bucket = server.freshBucket();
      S3Location location = S3Location.parse("s3:https://127.0.0.1:" + port + "/" + bucket.name());
      overTls(location, server, Optional.of(own)).create(key, new byte[] {1});
      for (Optional<Path> wrong : List.of(Optional.<Path>empty(), Optional.of(other))) {
        assertThatExceptionOfType(VaultException.class)
            .isThrownBy(() -> overTls(location, server, wrong).get(key))
            .matches(e -> e.kind() == Kind.UNREACHABLE);
      }
      byte[] twoParts = new byte[Multipart.PART_BYTES + 1];
      String body = "inbox/" + CaseId.random() + "/1.body";
      overTls(location, server, Optional.of(own)).put(body, new ByteArrayInputStream(twoParts));
      try (InputStream in = overTls(location, server, Optional.of(own)).get(body).orElseThrow()) {
        assertThat(in.readAllBytes()).isEqualTo(twoParts);
      }
    }
  }

  private ObjectStore overTls(S3Location location, S3Proxy server, Optional<Path> authority) {
    S3Line line = new S3Line(server.owner(), Optional.empty(), authority, true);
    return S3Store.over(Bucket.open(location, line, S3Server.IMPATIENT), true);
  }

  private Path certificate(String name) throws Exception {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Path store = folder.resolve(name + ".p12");
    Path pem = folder.resolve(name + ".pem");
    Servers.run(
        folder,
        Map.of(),
        List.of(
            (keytool
                    + " -genkeypair -alias a -keyalg EC -dname CN=vault -ext san=ip:127.0.0.1"
                    + " -storepass secret -keystore "
                    + store)
                .split(" ")));
    Servers.run(
        folder,
        Map.of(),
        List.of(
            (keytool
                    + " -exportcert -rfc -alias a -storepass secret -keystore "
                    + store
                    + " -file "
                    + pem)
                .split(" ")));
    return pem;
  }

  @Test
  void saysNothingInAnyLog(CephGateway ceph) throws Exception {
    StringBuilder said = new StringBuilder();
    Handler listener =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            said.append(entry.getLoggerName()).append(": ").append(entry.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    listener.setLevel(Level.ALL);
    Logger root = Logger.getLogger("");
    root.addHandler(listener);
    try {
      // Ceph ends an upload with an empty ETag, of which the SDK complains with bucket and name.
      Bucket bucket = ceph.freshBucket();
      ObjectStore store = S3Store.over(bucket, true);
      store.put(
          "inbox/" + CaseId.random() + "/1.body",
          new ByteArrayInputStream(new byte[Multipart.PART_BYTES + 1]));
      assertThat(store.get(key)).isEmpty();
      assertThat(said.toString()).doesNotContain(bucket.name()).doesNotContain("minio");
    } finally {
      root.removeHandler(listener);
    }
  }

  @Test
  void findsNoNewerEpochWhereTheStoreForbidsWhatIsNotThere(CephGateway ceph) throws Exception {
    ceph.users("ring-intake", "ring-admin");
    ceph.apply("ring", "--intake", "ring-intake", "--admin", "ring-admin");
    ObjectStore admin = S3Store.over(ceph.bucket("ring", ceph.credentials("ring-admin")), true);
    VaultAddress intake =
        new VaultAddress.S3(ceph.location("ring"), S3Server.line(ceph.credentials("ring-intake")));
    assertThatExceptionOfType(VaultException.class)
        .isThrownBy(() -> VaultRing.open(intake).epoch(1))
        .matches(e -> e.kind() == Kind.FORBIDDEN);
    admin.create(ObjectLayout.epoch(1), new byte[] {1});
    assertThat(VaultRing.open(intake).epoch(1)).isPresent();
    assertThat(VaultRing.open(intake).epoch(2)).isEmpty();
  }
}
