package io.sluice.lease;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Cells as objects of a bucket, {@code claims/NAME.json}. */
final class BucketCells implements Cells {
  private static final String FOLDER = "claims/";
  private static final String SUFFIX = ".json";

  private final Bucket bucket;

  BucketCells(Bucket bucket) {
    this.bucket = bucket;
  }

  @Override
  public List<String> names() {
    return bucket.list(FOLDER).stream()
        .map(Bucket.Item::key)
        .filter(key -> key.endsWith(SUFFIX))
        .map(key -> key.substring(FOLDER.length(), key.length() - SUFFIX.length()))
        .toList();
  }

  @Override
  public Optional<Cell> get(String name) {
    return bucket
        .get(key(name))
        .map(
            content ->
                new Cell(
                    new String(content.bytes(), StandardCharsets.UTF_8),
                    content.tag(),
                    content.changed()));
  }

  @Override
  public boolean create(String name, String text) {
    return bucket.create(key(name), BucketJournals.bytes(text)).isPresent();
  }

  @Override
  public boolean replace(String name, Cell seen, String text) {
    return bucket.replace(key(name), seen.tag(), BucketJournals.bytes(text)).isPresent();
  }

  @Override
  public boolean remove(String name, Cell seen) {
    return bucket.remove(key(name), seen.tag());
  }

  private static String key(String name) {
    return FOLDER + name + SUFFIX;
  }
}
