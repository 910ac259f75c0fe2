package io.sluice.store;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Files by key, {@code folder/folder/name}, that appear whole or not at all and never change. */
interface Shelf {
  /** A file. */
  record Item(String key, Instant changed) {
    /** The last part of the key. */
    String name() {
      return key.substring(key.lastIndexOf('/') + 1);
    }
  }

  /** Where a file is, for people. */
  String place(String key);

  /** What lies in a folder and below it. */
  List<Item> list(String folder) throws IOException;

  /**
   * A file's bytes.
   *
   * @throws java.nio.file.NoSuchFileException if it is gone
   */
  byte[] read(String key) throws IOException;

  /** Writes a file. */
  void write(String key, byte[] bytes) throws IOException;

  /** Removes a file; fine if it is gone. */
  void delete(String key) throws IOException;
}
