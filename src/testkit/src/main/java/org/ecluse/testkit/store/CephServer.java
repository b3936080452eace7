package org.ecluse.testkit.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A whole Ceph cluster of one monitor, manager, disk and RADOS Gateway in a folder, from Debian's
 * packages. Users and credentials are made by the shipped command.
 */
public final class CephServer implements StoreServer {

  private static final Path ROOT = Path.of(System.getProperty("ecluse.root", "../.."));

  private final int port = Servers.freePort();
  private final Path home = Files.createTempDirectory("ceph");
  private final Path configuration = home.resolve("ceph.conf");
  private final Deque<Process> daemons = new ArrayDeque<>();

  public CephServer() throws Exception {
    try {
      configure();
      monitor();
      keys();
      daemon("ceph-mgr", "-i", "a", "-f");
      disk();
      Path log = home.resolve("radosgw.out");
      Process gateway = daemon("radosgw", "-n", "client.rgw.a", "-f");
      Servers.awaitPort(gateway, port, log);
      users("owner");
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  private void configure() throws Exception {
    int v2 = Servers.freePort();
    int v1 = Servers.freePort();
    String fsid = UUID.randomUUID().toString();
    Files.createDirectory(home.resolve("run"));
    Files.writeString(
        configuration,
        """
        [global]
        fsid=%1$s
        mon host=[v2:127.0.0.1:%2$d,v1:127.0.0.1:%3$d]
        mon initial members=a
        public network=127.0.0.0/8
        cluster network=127.0.0.0/8
        osd pool default size=1
        osd pool default min size=1
        osd pool default pg num=8
        osd pool default pg autoscale mode=off
        osd crush chooseleaf type=0
        mon allow pool size one=true
        mon data avail warn=2
        mon data=%4$s/mon
        mgr data=%4$s/mgr
        osd data=%4$s/osd
        run dir=%4$s/run
        admin socket=%4$s/run/$name.asok
        pid file=%4$s/run/$name.pid
        log file=%4$s/$name.log
        crash dir=%4$s/crash
        keyring=%4$s/keyring.$name
        [osd.0]
        osd objectstore=bluestore
        bluestore block size=8589934592
        [client.rgw.a]
        rgw frontends=beast endpoint=127.0.0.1:%5$d
        rgw data=%4$s/rgw
        """
            .formatted(fsid, v2, v1, home, port));
    for (String folder : List.of("mon", "mgr", "osd", "rgw", "crash")) {
      Files.createDirectory(home.resolve(folder));
    }
    run(
        "ceph-authtool",
        "-C",
        at("keyring.mon"),
        "-n",
        "mon.",
        "--gen-key",
        "--cap",
        "mon",
        "allow *");
    run(
        "ceph-authtool",
        "-C",
        at("keyring.client.admin"),
        "-n",
        "client.admin",
        "--gen-key",
        "--cap",
        "mon",
        "allow *",
        "--cap",
        "osd",
        "allow *",
        "--cap",
        "mgr",
        "allow *");
    run("ceph-authtool", at("keyring.mon"), "--import-keyring", at("keyring.client.admin"));
    run(
        "monmaptool",
        "--create",
        "--addv",
        "a",
        "[v2:127.0.0.1:" + v2 + ",v1:127.0.0.1:" + v1 + "]",
        "--fsid",
        fsid,
        at("monmap"),
        "--clobber");
  }

  private void monitor() throws Exception {
    ceph("ceph-mon", "--mkfs", "-i", "a", "--monmap", at("monmap"), "--keyring", at("keyring.mon"));
    daemon("ceph-mon", "-i", "a", "-f");
  }

  private void keys() throws Exception {
    for (String name : List.of("mgr.a", "osd.0", "client.rgw.a")) {
      String key =
          ceph(
              "ceph",
              "auth",
              "get-or-create",
              name,
              "mon",
              "allow *",
              "osd",
              "allow *",
              "mgr",
              "allow *");
      Files.writeString(home.resolve("keyring." + name), key);
    }
  }

  private void disk() throws Exception {
    String uuid = UUID.randomUUID().toString();
    ceph("ceph", "osd", "new", uuid, "0");
    ceph("ceph-osd", "-i", "0", "--mkfs", "--osd-uuid", uuid);
    daemon("ceph-osd", "-i", "0", "-f");
  }

  private String ceph(String program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(program, "-c", configuration.toString()));
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  private Process daemon(String program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(program, "-c", configuration.toString()));
    command.addAll(List.of(arguments));
    Process process = Servers.start(home.resolve(program + ".out"), command);
    daemons.push(process);
    return process;
  }

  private String run(String... command) throws Exception {
    return Servers.run(home, Map.of(), List.of(command));
  }

  private String at(String name) {
    return home.resolve(name).toString();
  }

  /** Makes store users with {@code deploy/s3/setup users}, as an operator would. */
  public void users(String... names) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                ROOT.resolve("deploy/s3/setup").toString(),
                "users",
                "--ceph-conf",
                configuration.toString(),
                "--ceph-name",
                "client.rgw.a",
                "--out",
                home.toString()));
    command.addAll(List.of(names));
    Servers.run(home, Map.of(), command);
  }

  /** The file with the credential of a user made before. */
  public Path credentials(String user) {
    return home.resolve(user + ".credentials");
  }

  /** Runs {@code deploy/s3/setup apply} on a bucket, as an operator would. */
  public void apply(String bucket, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                ROOT.resolve("deploy/s3/setup").toString(),
                "apply",
                "--vault",
                "s3:http://127.0.0.1:" + port + "/" + bucket,
                "--credentials",
                owner().toString()));
    command.addAll(List.of(arguments));
    Servers.run(
        home,
        Map.of(
            "ECLUSE_CLASS_PATH",
            System.getProperty("java.class.path"),
            "JAVA_HOME",
            System.getProperty("java.home")),
        command);
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Path owner() {
    return credentials("owner");
  }

  /** The process ids of all its daemons. */
  public List<Long> pids() {
    return daemons.stream().map(Process::pid).toList();
  }

  @Override
  public void close() throws IOException {
    for (Process daemon : daemons) {
      Servers.stop(daemon);
    }
    Servers.delete(home);
  }
}
