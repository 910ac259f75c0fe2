package io.sluice.lease;

import io.sluice.model.Trouble;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The file a run appends to. */
final class JournalFile implements Journals.Writer {
  private final Path file;
  private final Owner owner;
  // No channel: an interrupt of a writing thread would close it for everybody.
  private FileOutputStream out;
  private Optional<Object> key;
  private boolean lost;

  private JournalFile(Path file, Owner owner) throws IOException {
    this.file = file;
    this.owner = owner;
    this.out = new FileOutputStream(file.toFile(), true);
    this.key = key(file);
    append(LeaseLines.head(owner), true);
  }

  static JournalFile begin(Path folder, Owner owner) {
    Path file = folder.resolve(owner.run() + DirectoryJournals.SUFFIX);
    try {
      Files.createDirectories(folder);
      JournalFile journal = new JournalFile(file, owner);
      forceDirectory(folder);
      return journal;
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** So that the file itself is there after a power cut; not every system can. */
  private static void forceDirectory(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException | UnsupportedOperationException e) {
      // What is appended to the file is forced all the same.
    }
  }

  @Override
  public synchronized void put(Lease lease) {
    try {
      reopenIfSeized();
      append(LeaseLines.lease(lease), true);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** What this run still has to say must not be lost in a file that somebody is removing. */
  private void reopenIfSeized() throws IOException {
    if (seized()) {
      lost = true;
      out.close();
      out = new FileOutputStream(file.toFile(), true);
      key = key(file);
      append(LeaseLines.head(owner), true);
    }
  }

  private boolean seized() {
    return !key.equals(key(file));
  }

  @Override
  public synchronized boolean lost() {
    lost = lost || seized();
    return lost;
  }

  @Override
  public synchronized void done(Lease lease, List<Lease> with) {
    try {
      // Losing this line only means that the change is undone once more: no need to force it.
      append(LeaseLines.done(lease.id()), false);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  @Override
  public void beat(Instant now) {
    try {
      if (!lost()) {
        Files.setLastModifiedTime(file, FileTime.from(now));
      }
    } catch (IOException e) {
      // The next change cannot be written down either, and that is told.
    }
  }

  @Override
  public synchronized void close(boolean empty) {
    try {
      append(LeaseLines.closed(), true);
      out.close();
      if (empty) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private void append(String line, boolean force) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    if (force) {
      out.getFD().sync();
    }
  }

  /** Which file stands under the name; nothing if there is none. */
  private static Optional<Object> key(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(Optional.ofNullable(attributes.fileKey()).orElse(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Trouble unwritable(Path file, IOException cause) {
    return new Trouble(
        "lease-not-recorded",
        "leases",
        "what must be undone later cannot be written to " + file,
        "make the folder of `store` writable",
        cause);
  }
}
