package io.sluice.store;

import io.sluice.lease.Bucket;
import io.sluice.model.FileNames;
import io.sluice.store.Shelf.Item;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The evidence of past runs, {@code evidence/ENVIRONMENT/BUILD/RUN.evidence} in a folder or a
 * bucket. A file appears whole or not at all, and is never changed, so several writers and readers
 * need no lock.
 */
public final class EvidenceStore {
  /** Runs younger than this are never removed. */
  public static final Duration KEPT_FOR = Duration.ofDays(30);

  /** So many older runs of an environment are kept as well, the newest of them. */
  public static final int KEPT_BEYOND = 100;

  private static final String SUFFIX = ".evidence";

  private static final String FOLDER = "evidence/";

  private final Shelf shelf;

  /**
   * @param store the folder that {@code store} of sluice.yaml names
   */
  public EvidenceStore(Path store) {
    this(new FolderShelf(store));
  }

  /**
   * @param bucket the bucket that {@code store} of sluice.yaml names
   * @param copies a folder for what was read of it
   */
  public EvidenceStore(Bucket bucket, Path copies) {
    this(new BucketShelf(bucket, new FolderShelf(copies)));
  }

  private EvidenceStore(Shelf shelf) {
    this.shelf = shelf;
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
   * @param place where it is
   * @param why in one clause
   */
  public record Unreadable(String run, String place, String why) {}

  /**
   * Keeps a run and forgets old ones.
   *
   * @throws IOException if it could not be kept, whole and on disk
   */
  public void save(StoredRun run) throws IOException {
    String key = folderOf(run.environment(), run.build()) + "/" + FileNames.of(run.run()) + SUFFIX;
    shelf.write(key, RunFormat.write(run));
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
    for (Item file : newestFirst(folderOf(environment, build))) {
      try {
        StoredRun run = RunFormat.read(shelf.read(file.key()));
        boolean inPlace = run.build().equals(build) && run.environment().equals(environment);
        if (inPlace) {
          runs.add(run);
        } else {
          unreadable.add(unreadable(file, "it is about another build"));
        }
      } catch (IOException e) {
        // Where it is gone, another run has just forgotten it.
        if (!(e instanceof NoSuchFileException)) {
          unreadable.add(unreadable(file, why(e)));
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
    for (Item file : newestFirst(folderOf(environment))) {
      if (runs.size() >= limit) {
        break;
      }
      read(file).ifPresent(runs::add);
    }
    return runs;
  }

  /** The last run of an environment that found its build fit to be deployed. */
  public Optional<StoredRun> lastAccepted(String environment) throws IOException {
    for (Item file : newestFirst(folderOf(environment))) {
      Optional<StoredRun> run = read(file).filter(StoredRun::isAccepted);
      if (run.isPresent()) {
        return run;
      }
    }
    return Optional.empty();
  }

  private Optional<StoredRun> read(Item file) {
    try {
      return Optional.of(RunFormat.read(shelf.read(file.key())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Unreadable unreadable(Item file, String why) {
    return new Unreadable(runOf(file), shelf.place(file.key()), why);
  }

  private void forget(String environment, Instant now) throws IOException {
    List<Item> old =
        newestFirst(folderOf(environment)).stream()
            .filter(file -> file.changed().isBefore(now.minus(KEPT_FOR)))
            .toList();
    for (Item file : old.subList(Math.min(KEPT_BEYOND, old.size()), old.size())) {
      shelf.delete(file.key());
    }
  }

  /** Run ids begin with their time: by name is by age. */
  private List<Item> newestFirst(String folder) throws IOException {
    return shelf.list(folder).stream()
        .filter(file -> file.name().endsWith(SUFFIX))
        .sorted(Comparator.comparing(EvidenceStore::runOf).reversed())
        .toList();
  }

  private static String runOf(Item file) {
    return file.name().substring(0, file.name().length() - SUFFIX.length());
  }

  private static String folderOf(String environment) {
    return FOLDER + FileNames.of(environment);
  }

  private static String folderOf(String environment, String build) {
    return folderOf(environment) + "/" + FileNames.of(build);
  }

  private static String why(IOException e) {
    String message = e.getMessage();
    return message == null
        ? "it cannot be read"
        : message.lines().findFirst().orElse("it cannot be read");
  }
}
