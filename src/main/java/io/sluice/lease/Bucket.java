package io.sluice.lease;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Objects by key, as in an S3 bucket: whole or not at all, and what was written is what is read
 * next. Keys are below the store's prefix. Everything throws {@link io.sluice.model.Trouble} if the
 * bucket cannot be used. Thread-safe, and finishes what it began if its thread is interrupted.
 */
public interface Bucket {
  /** An object's bytes, and what to name it by when it is replaced. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
  record Content(byte[] bytes, String tag, Instant changed) {}

  /** An object of a listing. */
  record Item(String key, Instant changed) {}

  /** For people: {@code s3://bucket/prefix}. */
  String place();

  /** The object, if there is one. */
  Optional<Content> get(String key);

  /** Writes it, whatever was there; answers its tag. */
  String put(String key, byte[] bytes);

  /** Writes it if nothing was there; answers its tag. */
  Optional<String> create(String key, byte[] bytes);

  /** Writes it if the object of that tag is still there; answers the new tag. */
  Optional<String> replace(String key, String tag, byte[] bytes);

  /** Removes it if the object of that tag is still there. */
  boolean remove(String key, String tag);

  /** Removes it; fine if there is none. */
  void delete(String key);

  /** Everything whose key begins so, by key. */
  List<Item> list(String beginning);
}
