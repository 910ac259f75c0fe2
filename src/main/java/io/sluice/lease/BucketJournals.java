package io.sluice.lease;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.model.FileNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Journals as objects of a bucket: {@code leases/RUN/head.json} says whose it is and that its run
 * goes on, and beside it there is one object for each open lease. Who seizes a journal replaces its
 * head, on condition that nobody else has.
 */
public final class BucketJournals implements Journals {
  private static final String FOLDER = "leases/";
  private static final String SUFFIX = ".json";
  static final String HEAD = "head";

  private final Bucket bucket;

  /** Below the prefix of that bucket. */
  public BucketJournals(Bucket bucket) {
    this.bucket = bucket;
  }

  @Override
  public String place() {
    return bucket.place();
  }

  @Override
  public Writer begin(Owner owner, Instant now) {
    return new JournalObjects(bucket, FileNames.of(owner.run()), owner, now);
  }

  @Override
  public List<String> names() {
    return bucket.list(FOLDER).stream()
        .map(item -> item.key().substring(FOLDER.length()))
        .filter(key -> key.contains("/"))
        .map(key -> key.substring(0, key.indexOf('/')))
        .distinct()
        .toList();
  }

  @Override
  public Optional<Written> read(String name) {
    Optional<Bucket.Content> content = bucket.get(key(name, HEAD));
    List<Lease> open = leases(name);
    if (content.isEmpty() && open.isEmpty()) {
      return Optional.empty();
    }
    Optional<JsonNode> head = content.flatMap(BucketJournals::parse);
    return Optional.of(
        new Written(
            name,
            head.flatMap(LeaseLines::owner),
            head.map(each -> LeaseLines.instant(each.path("beat").asText())).orElse(Instant.EPOCH),
            head.map(each -> each.path("closed").asBoolean()).orElse(true),
            head.map(each -> each.path("seizedBy").asText()).filter(by -> !by.isEmpty()),
            open,
            content.map(Bucket.Content::tag).orElse("")));
  }

  @Override
  public List<Written> ofRun(String run) {
    return read(FileNames.of(run)).stream().toList();
  }

  @Override
  public Optional<Seizure> seize(Written seen, String by, Instant now) {
    String key = key(seen.name(), HEAD);
    byte[] head = bytes(LeaseLines.head(seen.owner(), now, seen.closed(), Optional.of(by)));
    Optional<String> tag =
        seen.tag().isEmpty() ? bucket.create(key, head) : bucket.replace(key, seen.tag(), head);
    // Only now: its run, which looks at the head after it wrote a lease, will notice.
    return tag.map(mine -> new OfObjects(seen.name(), mine, leases(seen.name())));
  }

  @Override
  public Cells claims() {
    return new BucketCells(bucket);
  }

  private List<Lease> leases(String name) {
    List<Lease> leases = new ArrayList<>();
    String folder = FOLDER + name + "/";
    for (Bucket.Item item : bucket.list(folder)) {
      if (!item.key().equals(folder + HEAD + SUFFIX)) {
        bucket
            .get(item.key())
            .flatMap(BucketJournals::parse)
            .flatMap(LeaseLines::toLease)
            .ifPresent(leases::add);
      }
    }
    return leases;
  }

  static Optional<JsonNode> parse(Bucket.Content content) {
    return LeaseLines.parse(new String(content.bytes(), StandardCharsets.UTF_8));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String key(String name, String object) {
    return FOLDER + name + "/" + object + SUFFIX;
  }

  /** A journal whose head names another run now. */
  private final class OfObjects implements Seizure {
    private final String name;
    private final String tag;
    private final List<Lease> open;
    private final List<Lease> left;

    OfObjects(String name, String tag, List<Lease> open) {
      this.name = name;
      this.tag = tag;
      this.open = List.copyOf(open);
      this.left = new ArrayList<>(open);
    }

    @Override
    public List<Lease> open() {
      return open;
    }

    @Override
    public void undone(Lease lease) {
      bucket.delete(key(name, lease.id()));
      left.removeIf(other -> other.id().equals(lease.id()));
    }

    @Override
    public void close() {
      // What is left is anybody's once the run that seized it is over.
      if (left.isEmpty()) {
        bucket.remove(key(name, HEAD), tag);
      }
    }
  }
}
