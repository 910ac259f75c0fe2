package io.sluice.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The evidence of past runs in a folder: {@code evidence/ENVIRONMENT/BUILD/RUN.evidence}. A file
 * appears whole or not at all, and is never changed, so several writers and readers need no lock.
 */
public final class EvidenceStore {
  /** Runs younger than this are never removed. */
  public static final Duration KEPT_FOR = Duration.ofDays(30);

  /** So many older runs of an environment are kept as well, the newest of them. */
  public static final int KEPT_BEYOND = 100;

  private static final String SUFFIX = ".evidence";

  private final Path folder;

  /**
   * @param store the folder that {@code store} of sluice.yaml names
   */
  public EvidenceStore(Path store) {
    this.folder = store.resolve("evidence");
  }

  /**
   * The runs of one build, or what could not be read of them.
   *
   * @param runs newest first
   * @param unreadable files that are there and are no evidence, newest first
   */
  public record Found(List<StoredRun> runs, List<Unreadable> unreadable) {
    /** Makes the lists immutable. */
    public Found {
      runs = List.copyOf(runs);
      unreadable = List.copyOf(unreadable);
    }
  }

  /**
   * A file that is no evidence.
   *
   * @param run the id of the run it is named for
   * @param file where it is
   * @param why in one clause
   */
  public record Unreadable(String run, Path file, String why) {}

  /**
   * Keeps a run and forgets old ones.
   *
   * @throws IOException if it could not be kept, whole and on disk
   */
  public void save(StoredRun run) throws IOException {
    Path target = folderOf(run.environment(), run.build()).resolve(name(run.run()) + SUFFIX);
    Files.createDirectories(target.resolve("..").normalize());
    Path written = target.resolveSibling("." + name(run.run()) + ".part");
    try {
      Files.write(written, RunFormat.write(run));
      Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
    forget(run.environment(), run.finishedAt());
  }

  /**
   * What is kept of one build.
   *
   * @throws IOException if the folder is there and cannot be read
   */
  public Found of(String environment, String build) throws IOException {
    List<StoredRun> runs = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    for (Path file : newestFirst(folderOf(environment, build))) {
      try {
        StoredRun run = RunFormat.read(Files.readAllBytes(file));
        boolean inPlace = run.build().equals(build) && run.environment().equals(environment);
        if (inPlace) {
          runs.add(run);
        } else {
          unreadable.add(new Unreadable(runOf(file), file, "it is about another build"));
        }
      } catch (IOException e) {
        // Where it is gone, another run has just forgotten it.
        if (!(e instanceof NoSuchFileException)) {
          unreadable.add(new Unreadable(runOf(file), file, why(e)));
        }
      }
    }
    return new Found(runs, unreadable);
  }

  /** The builds of an environment of which something is kept, the last tried first. */
  public List<String> builds(String environment) throws IOException {
    return latest(environment, Integer.MAX_VALUE).stream()
        .map(StoredRun::build)
        .distinct()
        .toList();
  }

  /**
   * The last runs of an environment, whatever the build, newest first; unreadable ones left out.
   */
  public List<StoredRun> latest(String environment, int limit) throws IOException {
    List<StoredRun> runs = new ArrayList<>();
    for (Path file : everyFile(environment)) {
      if (runs.size() >= limit) {
        break;
      }
      read(file).ifPresent(runs::add);
    }
    return runs;
  }

  /** The last run of an environment that found its build fit to be deployed. */
  public Optional<StoredRun> lastAccepted(String environment) throws IOException {
    for (Path file : everyFile(environment)) {
      Optional<StoredRun> run = read(file).filter(StoredRun::isAccepted);
      if (run.isPresent()) {
        return run;
      }
    }
    return Optional.empty();
  }

  private static Optional<StoredRun> read(Path file) {
    try {
      return Optional.of(RunFormat.read(Files.readAllBytes(file)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void forget(String environment, Instant now) throws IOException {
    List<Path> old =
        everyFile(environment).stream().filter(file -> isOlder(file, now.minus(KEPT_FOR))).toList();
    for (Path file : old.subList(Math.min(KEPT_BEYOND, old.size()), old.size())) {
      Files.deleteIfExists(file);
    }
  }

  private static boolean isOlder(Path file, Instant than) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(than);
    } catch (IOException e) {
      return false;
    }
  }

  /** Run ids begin with their time: by name is by age. */
  private List<Path> everyFile(String environment) throws IOException {
    Path all = folder.resolve(name(environment));
    List<Path> files = new ArrayList<>();
    for (Path build : list(all)) {
      if (Files.isDirectory(build)) {
        files.addAll(newestFirst(build));
      }
    }
    files.sort(Comparator.comparing(EvidenceStore::runOf).reversed());
    return files;
  }

  private static List<Path> newestFirst(Path ofBuild) throws IOException {
    return list(ofBuild).stream()
        .filter(file -> file.toString().endsWith(SUFFIX))
        .sorted(Comparator.comparing(EvidenceStore::runOf).reversed())
        .toList();
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static String runOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  private Path folderOf(String environment, String build) {
    return folder.resolve(name(environment)).resolve(name(build));
  }

  /** A file name for any text, one to one: letters, digits and dashes stand for themselves. */
  private static String name(String text) {
    StringBuilder name = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
      boolean inside = c == '.' && name.length() > 0;
      if (plain || inside) {
        name.append(c);
      } else {
        name.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      }
    }
    return name.length() == 0 ? "%" : name.toString();
  }

  private static String why(IOException e) {
    String message = e.getMessage();
    return message == null
        ? "it cannot be read"
        : message.lines().findFirst().orElse("it cannot be read");
  }
}
