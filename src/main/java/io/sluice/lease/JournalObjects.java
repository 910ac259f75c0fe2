package io.sluice.lease;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.model.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run writes into a bucket. */
final class JournalObjects implements Journals.Writer {
  private final Bucket bucket;
  private final String name;
  private final Owner owner;
  private final List<Lease> undeleted = new ArrayList<>();
  private Instant beat;
  private volatile boolean lost;

  JournalObjects(Bucket bucket, String name, Owner owner, Instant now) {
    this.bucket = bucket;
    this.name = name;
    this.owner = owner;
    this.beat = now;
    bucket.put(headKey(), head(false));
  }

  @Override
  public void put(Lease lease) {
    bucket.put(key(lease), BucketJournals.bytes(LeaseLines.lease(lease)));
  }

  @Override
  public boolean lost() {
    return mine().isEmpty();
  }

  /** The head as it is, while it is this run's; once it was not, never again. */
  private Optional<Bucket.Content> mine() {
    if (lost) {
      return Optional.empty();
    }
    Optional<Bucket.Content> head = bucket.get(headKey()).filter(this::isMine);
    lost = head.isEmpty();
    return head;
  }

  private boolean isMine(Bucket.Content content) {
    Optional<JsonNode> head = BucketJournals.parse(content);
    return head.map(each -> !each.hasNonNull("seizedBy")).orElse(false)
        && head.flatMap(LeaseLines::owner).equals(Optional.of(owner));
  }

  @Override
  public void done(Lease lease, List<Lease> with) {
    // First those that ended with it: without its own they would look as if they could be undone.
    with.forEach(this::forget);
    forget(lease);
  }

  private void forget(Lease lease) {
    try {
      bucket.delete(key(lease));
    } catch (Trouble e) {
      // It only means that the change is undone once more; tried again at the end.
      synchronized (this) {
        undeleted.add(lease);
      }
    }
  }

  @Override
  public synchronized void beat(Instant now) {
    beat = now;
    mine().ifPresent(head -> bucket.replace(headKey(), head.tag(), head(false)));
  }

  @Override
  public synchronized void close(boolean empty) {
    try {
      undeleted.forEach(lease -> bucket.delete(key(lease)));
      Optional<Bucket.Content> head = mine();
      if (empty) {
        head.ifPresent(last -> bucket.remove(headKey(), last.tag()));
      } else {
        head.ifPresent(last -> bucket.replace(headKey(), last.tag(), head(true)));
      }
    } catch (Trouble e) {
      // The journal stays as that of a run that was killed: what it lists is undone all the same.
    }
  }

  private byte[] head(boolean closed) {
    return BucketJournals.bytes(
        LeaseLines.head(Optional.of(owner), beat, closed, Optional.empty()));
  }

  private String headKey() {
    return BucketJournals.key(name, BucketJournals.HEAD);
  }

  private String key(Lease lease) {
    return BucketJournals.key(name, lease.id());
  }
}
