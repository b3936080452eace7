package org.ecluse.testkit.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * s3proxy on a folder, in a JVM of its own: it knows one key, and neither policies nor versions.
 */
public final class S3ProxyServer implements StoreServer {

  /** All of s3proxy in one file, put there by the build of this module. */
  private static final Path JAR =
      Path.of(System.getProperty("ecluse.root", "../.."), "src/testkit/target/s3proxy/s3proxy.jar");

  private final int port = Servers.freePort();
  private final Path home = Files.createTempDirectory("s3proxy");
  private final Path owner;
  private final Path log;
  private final Process process;

  /**
   * @param more lines for its configuration
   */
  public S3ProxyServer(String more) throws Exception {
    log = home.resolve("log");
    owner = StoreServer.credentials(home, "owner", "owner", "s3proxy-secret", "us-east-1");
    Path configuration =
        Files.writeString(
            home.resolve("s3proxy.conf"),
            """
            s3proxy.authorization=aws-v2-or-v4
            s3proxy.endpoint=http://127.0.0.1:%d
            s3proxy.identity=owner
            s3proxy.credential=s3proxy-secret
            s3proxy.v4-max-non-chunked-request-size=67108864
            jclouds.provider=filesystem-nio2
            jclouds.filesystem.basedir=%s
            %s
            """
                .formatted(port, Files.createDirectory(home.resolve("data")), more));
    process =
        Servers.start(
            log,
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                JAR.toString(),
                "org.gaul.s3proxy.Main",
                "--properties",
                configuration.toString()));
    Servers.awaitPort(process, port, log);
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Path owner() {
    return owner;
  }

  /** The server's process. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() throws IOException {
    Servers.stop(process);
    Servers.delete(home);
  }
}
