package io.sluice.deploy;

import io.sluice.lease.Lease;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a deployment besides sluice.yaml, as its lease says it: enough to take it down
 * from another machine.
 *
 * @param deployer the key of the environment that says how
 * @param name the workspace or stack that belongs to this run alone; empty for a command
 * @param host the machine that deployed it
 * @param folder the project's folder there
 * @param build the build that was asked for
 * @param url where it answers; empty if it did not get that far
 */
record Made(
    String deployer, String name, String host, String folder, String build, Optional<URI> url) {
  static final String URL = "url";

  private static final String DEPLOYER = "deployer";
  private static final String NAME = "name";
  private static final String HOST = "host";
  private static final String FOLDER = "folder";
  private static final String BUILD = "build";

  /** Nothing yet. */
  static Made ofRun(DeploySettings settings, String name, Path project, String build) {
    return new Made(settings.word(), name, thisHost(), real(project), build, Optional.empty());
  }

  static Made ofLease(Lease lease) {
    Map<String, String> details = lease.details();
    return new Made(
        details.getOrDefault(DEPLOYER, ""),
        details.getOrDefault(NAME, ""),
        details.getOrDefault(HOST, ""),
        details.getOrDefault(FOLDER, ""),
        details.getOrDefault(BUILD, ""),
        Optional.ofNullable(details.get(URL)).map(URI::create));
  }

  Map<String, String> details() {
    Map<String, String> details = new HashMap<>();
    details.put(DEPLOYER, deployer);
    details.put(NAME, name);
    details.put(HOST, host);
    details.put(FOLDER, folder);
    details.put(BUILD, build);
    url.ifPresent(known -> details.put(URL, known.toString()));
    return details;
  }

  /** On this machine. */
  boolean here() {
    return host.equals(thisHost());
  }

  /** On this machine, from this very checkout: files that it left are to be found. */
  boolean from(Path project) {
    return here() && folder.equals(real(project));
  }

  private static String real(Path project) {
    try {
      return project.toRealPath().toString();
    } catch (IOException e) {
      return project.toAbsolutePath().normalize().toString();
    }
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
