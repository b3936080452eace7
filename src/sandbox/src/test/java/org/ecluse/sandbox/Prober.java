package org.ecluse.sandbox;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tries everything a worker must not be able to do, and tells what came of it. */
final class Prober {

  private final Map<String, String> answers = new TreeMap<>();

  private Prober() {}

  /** {@code words}: probe, a port that listens outside, a folder outside, a home folder. */
  static String answers(String[] words) throws Exception {
    Prober prober = new Prober();
    prober.network(Integer.parseInt(words[1]));
    prober.files(Path.of(words[2]), Path.of(words[3]));
    prober.processes();
    prober.surroundings();
    for (String call :
        new String[] {"IO_URING_SETUP", "MEMFD_CREATE", "SOCKET", "UNSHARE", "KEYCTL"}) {
      prober.answer("call-" + call, errno(DeniedCall.valueOf(call).number(architecture())));
    }
    prober.answer("call-CLONE3", errno(435));
    return prober.answers.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining("\n"));
  }

  private void network(int port) {
    attempt(
        "connect",
        () -> {
          try (Socket socket =
              new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            return socket.isConnected();
          }
        });
    attempt(
        "listen",
        () -> {
          try (ServerSocket socket = new ServerSocket(0)) {
            return socket.isBound();
          }
        });
    attempt(
        "datagram",
        () -> {
          try (DatagramSocket socket = new DatagramSocket()) {
            return socket.isBound();
          }
        });
  }

  private void files(Path outside, Path home) {
    attempt("passwd", () -> Files.readAllBytes(Path.of("/etc/passwd")).length > 0);
    attempt("home", () -> names(home).findAny().isPresent());
    attempt("outside", () -> names(outside).findAny().isPresent());
    for (Path folder :
        new Path[] {outside, Path.of("/"), Path.of("/worker"), Path.of("/jdk"), Path.of("/dev")}) {
      attempt(
          "write-" + (folder.equals(outside) ? "outside" : folder),
          () -> written(folder.resolve("probe"), 1));
    }
    attempt("write-/tmp", () -> written(Path.of("/tmp/probe"), 1));
    attempt("fill-/tmp", () -> written(Path.of("/tmp/probe"), 20 << 20));
    attempt("heap", () -> new byte[1 << 30].length > 0);
  }

  private static boolean written(Path file, int length) throws IOException {
    try {
      return Files.size(Files.write(file, new byte[length])) == length;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void processes() {
    attempt(
        "process",
        () -> {
          String java = System.getProperty("java.home") + "/bin/java";
          Process process = new ProcessBuilder(java, "-version").start();
          process.destroyForcibly();
          return process.pid() > 0;
        });
    attempt("kill", () -> ProcessHandle.allProcesses().anyMatch(p -> p.pid() > 1));
    answer("seen", String.valueOf(names(Path.of("/proc")).filter(n -> n.matches("\\d+")).count()));
  }

  private void surroundings() throws IOException {
    answer("root", names(Path.of("/")).sorted().collect(Collectors.joining(",")));
    answer(
        "variables", System.getenv().keySet().stream().sorted().collect(Collectors.joining(",")));
    answer("machine", Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
    answer("user", line("Uid:"));
    answer("privileges", line("CapEff:") + line("NoNewPrivs:") + line("Seccomp:"));
    answer("descriptors", descriptors());
  }

  private static String line(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(l -> l.startsWith(name))
        .map(l -> l.replaceAll("\\s+", " "))
        .collect(Collectors.joining());
  }

  /** What is open, beside the virtual machine's own files and the listing itself. */
  private static String descriptors() throws IOException {
    String wire = target("3");
    StringBuilder open = new StringBuilder();
    for (String number : names(Path.of("/proc/self/fd")).sorted().toList()) {
      String target = target(number);
      boolean own = target.startsWith(System.getProperty("java.home")) || target.endsWith(".jar");
      boolean harmless = target.matches("|/dev/(null|u?random)|/proc/.*/fd");
      boolean reopened = target.equals(wire) && !number.equals("3");
      if (!own && !harmless && !reopened) {
        open.append(number).append(':').append(target.replaceAll("[^a-z/].*", "")).append(' ');
      }
    }
    return open.toString().strip();
  }

  private static String target(String number) throws IOException {
    Path descriptor = Path.of("/proc/self/fd", number);
    return Files.isSymbolicLink(descriptor) ? Files.readSymbolicLink(descriptor).toString() : "";
  }

  private static Stream<String> names(Path folder) {
    try (Stream<Path> list = Files.list(folder)) {
      return list.map(p -> p.getFileName().toString()).toList().stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private void attempt(String name, Callable<Boolean> act) {
    String outcome;
    try {
      outcome = act.call() ? "yes" : "no";
    } catch (Exception | Error e) {
      outcome = "no";
    }
    answer(name, outcome);
  }

  private void answer(String name, String outcome) {
    answers.put(name, outcome);
  }

  private static Architecture architecture() {
    return Architecture.here().orElseThrow();
  }

  /** The error number of a system call with arguments that cannot do anything. */
  @SuppressWarnings("restricted")
  private static String errno(int number) throws Exception {
    Linker linker = Linker.nativeLinker();
    MethodHandle call =
        linker.downcallHandle(
            linker.defaultLookup().find("syscall").orElseThrow(),
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.firstVariadicArg(1),
            Linker.Option.captureCallState("errno"));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
      long result = (long) call.invokeExact(state, (long) number, 0L, 0L, 0L);
      return result < 0 ? String.valueOf(state.get(JAVA_INT, 0)) : "done";
    } catch (Exception e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
