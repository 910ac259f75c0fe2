package io.sluice.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.http.Await;
import io.sluice.packaged.Command.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gates are killed with {@code kill -9} at random moments, in each environment in turn; then {@code
 * recover} leaves no tenant, no flag and no process. A few times in every build; a hundred times
 * with {@code -Psoak}, which writes what it counted to docs/guides/soak.md.
 */
class KillsIT {
  private static final boolean SOAK = Boolean.getBoolean("sluice.soak");
  private static final int KILLS = Integer.getInteger("sluice.kills", SOAK ? 100 : 5);
  private static final String TOKEN = "kills-admin-token";
  private static final String BUILD = "kills";
  private static final int LENT = 3;

  /** A variable that everything a gate starts inherits. */
  private static final String TRACE = "SLUICE_KILLS_TEST";

  private static final Duration GUARDS = Duration.ofSeconds(10);
  private static final List<String> FEATURES =
      SOAK ? List.of("access", "tenants", "risk") : List.of("access", "tenants");

  @TempDir private Path folder;
  private final String trace = UUID.randomUUID().toString();
  private final long seed = Long.getLong("sluice.kills.seed", System.nanoTime());
  private final Map<String, Integer> left = new TreeMap<>();
  private Optional<Standing> standing = Optional.empty();
  private Project project = new Project(Path.of("target"));

  @BeforeEach
  void set_up() throws IOException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "processes are looked for in /proc");
    standing = Optional.of(Standing.start(BUILD, TOKEN, Map.of()));
    project = new Project(folder);
    project.write(
        "sluice.yaml",
        Project.settings() + standingEnvironment(standing.get()) + lentEnvironment(standing.get()));
    for (String name : FEATURES) {
      copy(
          Project.REPOSITORY.resolve("features").resolve(name), folder.resolve("features/" + name));
    }
    copy(Project.REPOSITORY.resolve("deploy"), folder.resolve("deploy"));
    Path jar = Project.REFERENCE;
    Files.createDirectories(folder.resolve("target"));
    Files.createSymbolicLink(folder.resolve("target").resolve(jar.getFileName()), jar);
  }

  @AfterEach
  void tear_down() {
    standing.ifPresent(Standing::close);
  }

  /** The service is not Sluice's, and its flag settings are taken to outlive their tenants. */
  private static String standingEnvironment(Standing service) {
    return """
          standing:
            url: URL
            flags:
              http:
                base-url: URL
                headers: {Authorization: "Bearer TOKEN"}
                set: {method: PUT, path: "/admin/tenants/${tenant}/flags/${flag}", body: '{"value": ${value}}'}
                clear: {method: DELETE, path: "/admin/tenants/${tenant}/flags/${flag}"}
                own: {method: GET, path: "/admin/tenants/${tenant}/flags/${flag}", value: /own}
              seen:
                method: GET
                path: "/admin/tenants/${tenant}/flags/${flag}"
                headers: {Authorization: "Bearer TOKEN"}
                value: /value
            tenants:
              headers: {Authorization: "Bearer TOKEN"}
              create:
                method: POST
                path: /admin/tenants
                body: '{"name": "${tenant.name}"}'
                id: /id
                tokens: /tokens
                sign-ins: /signIns
              delete: {method: DELETE, path: "/admin/tenants/${tenant}"}
              list: {method: GET, path: /admin/tenants, items: /tenants, name: /name, id: /id}
        """
        .replace("URL", service.url().toString())
        .replace("TOKEN", TOKEN);
  }

  /** Three tenants that were there before and stay. */
  private static String lentEnvironment(Standing service) throws IOException {
    StringBuilder pool = new StringBuilder();
    for (int i = 1; i <= LENT; i++) {
      pool.append("        - ").append(service.newTenant("lent-" + i)).append('\n');
    }
    String standing = standingEnvironment(service);
    return standing.substring(0, standing.indexOf("    tenants:")).replace("standing:", "lent:")
        + "    tenants:\n      pool:\n"
        + pool
        + "      clean:\n"
        + "        method: POST\n"
        + "        path: \"/admin/tenants/${tenant}/reset\"\n"
        + "        headers: {Authorization: \"Bearer "
        + TOKEN
        + "\"}\n";
  }

  @Test
  void whenever_a_gate_is_killed_recover_leaves_nothing_behind() throws Exception {
    Random random = new Random(seed);
    Map<String, Long> durations = new LinkedHashMap<>();
    for (String environment : environments()) {
      long begun = System.nanoTime();
      Result whole = gate(environment).await();
      assertThat(whole.exitCode()).as(environment + ": " + whole.output()).isZero();
      durations.put(environment, (System.nanoTime() - begun) / 1_000_000);
      assertThat(leftOver()).as("after a whole run in " + environment).isEmpty();
    }
    List<String> names = List.copyOf(durations.keySet());
    for (int i = 0; i < KILLS; i++) {
      String environment = names.get(i % names.size());
      long after = (long) (random.nextDouble() * durations.getOrDefault(environment, 1000L));
      Command gate = gate(environment);
      Await.until(
          () -> gate.isAlive() ? Optional.empty() : Optional.of(true),
          Duration.ofMillis(after),
          Duration.ofMillis(Math.max(1, after)),
          "kill");
      gate.handle().destroyForcibly();
      gate.await();
      Result recover = sluice("recover").await();
      List<String> rest = leftOver();
      String what =
          "kill %d of %d (seed %d): %s after %d ms: %s%n%s"
              .formatted(i + 1, KILLS, seed, environment, after, rest, recover.output());
      System.out.println(what);
      if (!SOAK) {
        assertThat(rest).as(what).isEmpty();
        assertThat(recover.exitCode()).as(what).isZero();
      }
      left.merge(rest.isEmpty() && recover.exitCode() == 0 ? "nothing" : what, 1, Integer::sum);
    }
    if (SOAK) {
      write(names);
    }
    assertThat(left).containsOnlyKeys("nothing");
  }

  /** Those of this repository that need nothing but this machine, and the standing service. */
  private static List<String> environments() {
    List<String> found = new ArrayList<>(List.of("local", "standing", "lent"));
    Stream.of("flagd", "terraform-local")
        .filter(name -> !name.startsWith("terraform") || Project.hasProgram("terraform"))
        .filter(name -> Project.settings().contains("\n  " + name + ":"))
        .forEach(found::add);
    return found;
  }

  private Command gate(String environment) {
    return sluice("gate", "--environment", environment, "--build", BUILD);
  }

  private Command sluice(String... arguments) {
    return Command.traced(project, Map.of(TRACE, trace), arguments);
  }

  /** What is there that should not be: a line for each thing. */
  private List<String> leftOver() throws Exception {
    List<String> rest = new ArrayList<>();
    rest.addAll(standing.orElseThrow().leftOver("lent-"));
    if (!sameFiles(Project.REPOSITORY.resolve("deploy"), folder.resolve("deploy"))) {
      rest.add("files of deploy/ were changed");
    }
    Path leases = folder.resolve(".sluice/leases");
    if (Files.isDirectory(leases)) {
      try (Stream<Path> files = Files.list(leases)) {
        files.forEach(file -> rest.add("lease " + Project.read(file)));
      }
    }
    // A guard ends what a browser's driver left a moment after the gate is gone.
    Await.until(
        () -> processes().isEmpty() ? Optional.of(true) : Optional.empty(),
        GUARDS,
        Duration.ofMillis(100),
        "processes");
    rest.addAll(processes());
    return rest;
  }

  /** Whatever still runs of what gates of this test started. */
  private List<String> processes() {
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : all) {
        try {
          String environ =
              Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
          if (environ.contains(trace)) {
            String line = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            found.add("process " + process.getFileName() + " " + line.replace('\0', ' '));
          }
        } catch (IOException gone) {
          // It ended meanwhile.
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return found;
  }

  private static boolean sameFiles(Path one, Path other) throws IOException {
    return files(one).equals(files(other));
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          contents.put(folder.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    return contents;
  }

  private static void copy(Path from, Path to) throws IOException {
    for (String name : files(from).keySet()) {
      Path target = to.resolve(name);
      Files.createDirectories(target.resolve("..").normalize());
      Files.copy(from.resolve(name), target, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private void write(List<String> environments) throws IOException {
    Path page = Project.REPOSITORY.resolve("docs/guides/soak.md");
    String text = Files.readString(page);
    String begin = "<!-- kills -->\n";
    String end = "<!-- end of kills -->";
    String counted =
        String.format(
            Locale.ROOT,
            "%n%d gates in the environments %s were killed at random moments; after `./sluice recover`"
                + " nothing was left of %d of them.%n%n",
            KILLS,
            String.join(", ", environments),
            left.getOrDefault("nothing", 0));
    Files.writeString(
        page,
        text.substring(0, text.indexOf(begin) + begin.length())
            + counted
            + text.substring(text.indexOf(end)));
  }
}
