package org.ecluse.vault.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * s3proxy on a folder, in a JVM of its own: it knows one key, and neither policies nor versions.
 */
final class S3Proxy implements S3Server {

  static final class Extension extends Running<S3Proxy> {
    Extension() {
      super(S3Proxy.class);
    }

    @Override
    S3Proxy start() throws Exception {
      return new S3Proxy("");
    }
  }

  static final Path JAR = Path.of("target", "s3proxy", "s3proxy.jar");

  private final int port = Processes.freePort();
  private final Path home = Files.createTempDirectory("s3proxy");
  private final Path owner;
  private final Path log;
  private final Process process;

  /**
   * @param more lines for its configuration
   */
  S3Proxy(String more) throws Exception {
    log = home.resolve("log");
    owner = S3Server.credentials(home, "owner", "owner", "s3proxy-secret", "us-east-1");
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
        Processes.start(
            log,
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                JAR.toString(),
                "org.gaul.s3proxy.Main",
                "--properties",
                configuration.toString()));
    Processes.awaitPort(process, port, log);
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Path owner() {
    return owner;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() throws IOException {
    Processes.stop(process);
    Processes.delete(home);
  }
}
