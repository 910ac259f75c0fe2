package io.sluice.store;

import io.sluice.lease.Bucket;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Files in a bucket. What was read or written once is kept beside it, as it never changes; what is
 * there is asked of the bucket alone.
 */
final class BucketShelf implements Shelf {
  private final Bucket bucket;
  private final Shelf copies;

  BucketShelf(Bucket bucket, Shelf copies) {
    this.bucket = bucket;
    this.copies = copies;
  }

  @Override
  public String place(String key) {
    return bucket.place() + "/" + key;
  }

  @Override
  public List<Item> list(String folder) throws IOException {
    List<Item> items =
        bucket.list(folder + "/").stream().map(i -> new Item(i.key(), i.changed())).toList();
    Set<String> keys = new HashSet<>();
    items.forEach(item -> keys.add(item.key()));
    for (Item copy : copies.list(folder)) {
      if (!keys.contains(copy.key())) {
        copies.delete(copy.key());
      }
    }
    return items;
  }

  @Override
  public byte[] read(String key) throws IOException {
    try {
      return copies.read(key);
    } catch (NoSuchFileException e) {
      byte[] bytes = bucket.get(key).orElseThrow(() -> new NoSuchFileException(place(key))).bytes();
      copies.write(key, bytes);
      return bytes;
    }
  }

  @Override
  public void write(String key, byte[] bytes) throws IOException {
    bucket.put(key, bytes);
    copies.write(key, bytes);
  }

  @Override
  public void delete(String key) throws IOException {
    bucket.delete(key);
    copies.delete(key);
  }
}
