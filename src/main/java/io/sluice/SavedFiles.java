package io.sluice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Tells when somebody saves the features or sluice.yaml of a project. Listens from the start:
 * nothing is missed that is saved while nobody waits. For one thread.
 */
public final class SavedFiles implements AutoCloseable {
  /** Editors write a file in several steps; what comes so soon after belongs to the same save. */
  private static final long SAME_SAVE_MS = 30;

  private final Path project;
  private final WatchService service;
  private final Map<WatchKey, Path> folders = new HashMap<>();

  private SavedFiles(Path project, WatchService service) {
    this.project = project;
    this.service = service;
  }

  /**
   * Begins to listen.
   *
   * @param project the folder of sluice.yaml
   */
  static SavedFiles of(Path project) {
    try {
      SavedFiles files = new SavedFiles(project, FileSystems.getDefault().newWatchService());
      files.listen(project);
      files.listenBelow(project.resolve(Sluice.FEATURES));
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the next save; answers its files, relative to the project, sorted. */
  public List<Path> await() throws InterruptedException {
    TreeSet<Path> saved = new TreeSet<>();
    while (saved.isEmpty()) {
      Optional<WatchKey> key = Optional.of(service.take());
      while (key.isPresent()) {
        note(key.get(), saved);
        key = Optional.ofNullable(service.poll(SAME_SAVE_MS, TimeUnit.MILLISECONDS));
      }
    }
    return List.copyOf(saved);
  }

  private void note(WatchKey key, Set<Path> saved) {
    Path folder = folders.getOrDefault(key, project);
    for (WatchEvent<?> event : key.pollEvents()) {
      if (event.context() instanceof Path name) {
        Path file = folder.resolve(name);
        if (Files.isDirectory(file) && !folder.equals(project)) {
          listenBelow(file);
        } else if (matters(folder, name.toString())) {
          saved.add(project.relativize(file));
        }
      }
    }
    if (!key.reset()) {
      folders.remove(key);
    }
  }

  private boolean matters(Path folder, String name) {
    boolean scratch = name.startsWith(".") || name.endsWith("~") || name.endsWith(".swp");
    return folder.equals(project)
        ? name.equals("sluice.yaml")
        : !scratch && !name.matches("\\d+"); // vim tries whether it may write with a file 4913
  }

  private void listenBelow(Path folder) {
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path each : below.filter(Files::isDirectory).toList()) {
        listen(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen(Path folder) throws IOException {
    folders.put(
        folder.register(
            service,
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE),
        folder);
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
