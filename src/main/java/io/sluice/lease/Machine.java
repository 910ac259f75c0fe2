package io.sluice.lease;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a run goes on.
 *
 * @param name as people know it
 * @param processes what makes ids of processes comparable: two containers of one name have
 *     processes of their own, and so has a machine after it was started again
 */
public record Machine(String name, String processes) {
  /** A system property that stands for another machine; set by tests. */
  public static final String PROPERTY = "sluice.machine";

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path NAMESPACE = Path.of("/proc/self/ns/pid");

  /** This one. */
  public static Machine here() {
    Optional<String> other = Optional.ofNullable(System.getProperty(PROPERTY));
    if (other.isPresent()) {
      return new Machine(other.get(), other.get());
    }
    String name = hostName();
    return new Machine(name, processes(name));
  }

  /** Whether processes of that machine can be seen from this one. */
  boolean sees(Machine other) {
    return equals(other);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static String processes(String name) {
    try {
      return Files.readString(BOOT).strip() + " " + Files.readSymbolicLink(NAMESPACE);
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      // Not Linux.
      return name;
    }
  }
}
