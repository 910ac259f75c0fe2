package io.sluice.lease;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.model.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Journals as files that are only ever appended to, {@code RUN.jsonl}. A run goes on while it
 * touches its file. Who seizes a journal renames it to {@code RUN.N.seized} and holds a lock on
 * what that run left.
 */
public final class DirectoryJournals implements Journals {
  static final String SUFFIX = ".jsonl";
  private static final String SEIZED = ".seized";
  private static final Pattern AFTER_RUN = Pattern.compile("(\\.jsonl|\\.\\d+\\.seized)$");

  private final Path folder;
  private final Cells claims;

  /**
   * @param folder created when something is written
   */
  public DirectoryJournals(Path folder) {
    this.folder = folder;
    this.claims = new DirectoryCells(folder);
  }

  @Override
  public String place() {
    return folder.toString();
  }

  @Override
  public Writer begin(Owner owner, Instant now) {
    return JournalFile.begin(folder, owner);
  }

  @Override
  public List<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(SUFFIX) || name.endsWith(SEIZED))
          .sorted()
          .toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  @Override
  public Optional<Written> read(String name) {
    Path file = folder.resolve(name);
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      Instant beat = Files.getLastModifiedTime(file).toInstant();
      return Optional.of(Folded.of(text).written(name, beat));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public List<Written> ofRun(String run) {
    return names().stream()
        .filter(name -> name.equals(run + SUFFIX) || name.startsWith(run + "."))
        .flatMap(name -> read(name).stream())
        .toList();
  }

  @Override
  public Optional<Seizure> seize(Written seen, String by, Instant now) {
    Path file = folder.resolve(seen.name());
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      String run = AFTER_RUN.matcher(seen.name()).replaceFirst("");
      // Without the lock somebody else is at it.
      Optional<DirectoryLock> lock = DirectoryLock.tryTake(folder, run);
      return lock.isPresent() ? seize(file, run, lock.get()) : Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Without the file somebody else has done it. */
  private Optional<Seizure> seize(Path file, String run, DirectoryLock lock) throws IOException {
    Optional<Seizure> seizure = Optional.empty();
    try {
      Path mine = file.toString().endsWith(SEIZED) ? file : away(file, run);
      String text = new String(Files.readAllBytes(mine), StandardCharsets.UTF_8);
      seizure = Optional.of(new OfFile(mine, lock, Folded.of(text).leases()));
    } catch (NoSuchFileException e) {
      // As above.
    } finally {
      if (seizure.isEmpty()) {
        lock.close();
      }
    }
    return seizure;
  }

  private Path away(Path file, String run) throws IOException {
    int number = 1;
    while (Files.exists(folder.resolve(run + "." + number + SEIZED))) {
      number++;
    }
    return Files.move(
        file, folder.resolve(run + "." + number + SEIZED), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public Cells claims() {
    return claims;
  }

  private static Trouble unreadable(Path file, IOException cause) {
    return new Trouble(
        "leases-not-read",
        "leases",
        "what is to be undone cannot be read from " + file + ": " + cause.getMessage(),
        "make the folder of `store` readable and writable",
        cause);
  }

  /** What the lines of a file come to. */
  private static final class Folded {
    private final Map<String, Lease> open = new LinkedHashMap<>();
    private Optional<Owner> owner = Optional.empty();
    private boolean closed;

    static Folded of(String text) {
      Folded folded = new Folded();
      text.lines().forEach(line -> LeaseLines.parse(line).ifPresent(folded::add));
      return folded;
    }

    private void add(JsonNode line) {
      switch (line.path("type").asText()) {
        case "head" -> owner = LeaseLines.owner(line);
        case "lease" -> LeaseLines.toLease(line).ifPresent(lease -> open.put(lease.id(), lease));
        case "done" -> done(line.path("id").asText());
        case "closed" -> closed = true;
        default -> {
          // A newer version's line.
        }
      }
    }

    private void done(String id) {
      Lease lease = open.remove(id);
      if (lease != null && lease.carriesService()) {
        open.values().removeIf(other -> other.baseUrl().equals(lease.baseUrl()));
      }
    }

    List<Lease> leases() {
      return List.copyOf(open.values());
    }

    Written written(String name, Instant beat) {
      // Nobody writes to a file any more that somebody once seized.
      boolean over = closed || name.endsWith(SEIZED);
      return new Written(name, owner, beat, over, Optional.empty(), leases(), "");
    }
  }

  /** A file that was renamed, while what its run left is locked. */
  private static final class OfFile implements Seizure {
    private final Path file;
    private final DirectoryLock lock;
    private final List<Lease> open;
    private final List<Lease> left;

    OfFile(Path file, DirectoryLock lock, List<Lease> open) {
      this.file = file;
      this.lock = lock;
      this.open = open;
      this.left = new ArrayList<>(open);
    }

    @Override
    public List<Lease> open() {
      return open;
    }

    @Override
    public void undone(Lease lease) {
      left.removeIf(other -> other.id().equals(lease.id()));
      try {
        // The run may have been killed in the middle of a line: end it.
        List<String> lines = List.of("", LeaseLines.done(lease.id()));
        Files.write(file, lines, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }

    @Override
    public void close() {
      try (lock) {
        if (left.isEmpty()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
  }
}
