package io.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.lease.Bucket;
import io.sluice.model.Trouble;
import io.sluice.testing.S3Mock;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bucket by the AWS SDK, and evidence in it, on S3Mock. */
class S3StoreTest {
  private static final String ID = "20261124-100000-aaaaaa";
  private static final String KEY = "evidence/local/1/" + ID + ".evidence";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path copies;

  private final String prefix = "tests/" + UUID.randomUUID();

  private Bucket bucket() {
    S3Mock.shared();
    return S3Bucket.open(S3Mock.BUCKET, prefix);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void an_object_is_what_was_written_last() {
    bucket().put("a/b", bytes("one"));
    bucket().put("a/b", bytes("two"));
    assertThat(bucket().get("a/b").orElseThrow().bytes()).asString().isEqualTo("two");
    assertThat(bucket().list("a/")).extracting(Bucket.Item::key).containsExactly("a/b");
    bucket().delete("a/b");
    bucket().delete("a/b");
    assertThat(bucket().get("a/b")).isEmpty();
    assertThat(bucket().list("")).isEmpty();
  }

  @Test
  void an_object_is_created_once_replaced_by_who_knows_it_and_removed_by_who_knows_it() {
    String first = bucket().create("k", bytes("first")).orElseThrow();
    assertThat(bucket().create("k", bytes("second"))).isEmpty();
    assertThat(bucket().get("k").orElseThrow().bytes()).asString().isEqualTo("first");

    String second = bucket().replace("k", first, bytes("second")).orElseThrow();
    assertThat(bucket().replace("k", first, bytes("third"))).isEmpty();
    assertThat(bucket().remove("k", first)).isFalse();
    assertThat(bucket().get("k").orElseThrow().bytes()).asString().isEqualTo("second");
    assertThat(bucket().remove("k", second)).isTrue();
    assertThat(bucket().remove("k", second)).isFalse();
    assertThat(bucket().replace("k", second, bytes("fourth"))).isEmpty();
    assertThat(bucket().list("")).isEmpty();
  }

  @Test
  void a_write_whose_answer_was_lost_counts_as_done_when_it_is_repeated() {
    String tag = bucket().create("k", bytes("mine")).orElseThrow();
    assertThat(bucket().create("k", bytes("mine"))).contains(tag);
  }

  @Test
  void a_listing_of_more_than_one_page_is_whole() {
    try (StubService stub =
        new StubService(
            request ->
                new Reply(
                    200,
                    request.path().contains("continuation-token=more")
                        ? page("b", false)
                        : page("a", true),
                    Map.of("Content-Type", "application/xml")))) {
      at(
          stub.url().toString(),
          () ->
              assertThat(bucket().list("")).extracting(Bucket.Item::key).containsExactly("a", "b"));
    }
  }

  private String page(String key, boolean more) {
    return "<ListBucketResult><IsTruncated>%s</IsTruncated>%s<Contents><Key>%s/%s</Key></Contents></ListBucketResult>"
        .formatted(
            more, more ? "<NextContinuationToken>more</NextContinuationToken>" : "", prefix, key);
  }

  @Test
  void evidence_is_there_for_a_fresh_machine_and_gone_where_it_was_forgotten() throws IOException {
    StoredRun run = EvidenceStoreTest.run(ID, "1", "yes");
    new EvidenceStore(bucket(), copies.resolve("here")).save(run);
    EvidenceStore fresh = new EvidenceStore(bucket(), copies.resolve("fresh"));
    assertThat(fresh.of("local", "1").runs()).containsExactly(run);
    assertThat(fresh.builds("local")).containsExactly("1");
    assertThat(fresh.lastAccepted("local")).contains(run);
    assertThat(files()).hasSize(2);

    bucket().delete(KEY);
    assertThat(fresh.of("local", "1").runs()).isEmpty();
    assertThat(files()).as("the other one was not asked yet").hasSize(1);
  }

  @Test
  void what_was_cut_off_in_the_bucket_is_no_evidence() throws IOException {
    new EvidenceStore(bucket(), copies.resolve("here")).save(EvidenceStoreTest.run(ID, "1", "yes"));
    byte[] whole = bucket().get(KEY).orElseThrow().bytes();
    bucket().put(KEY, java.util.Arrays.copyOf(whole, whole.length / 2));

    EvidenceStore fresh = new EvidenceStore(bucket(), copies.resolve("fresh"));
    assertThat(fresh.of("local", "1").runs()).isEmpty();
    assertThat(fresh.of("local", "1").unreadable())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.why()).contains("cut off");
              assertThat(each.place()).isEqualTo(bucket().place() + "/" + KEY);
            });
  }

  @Test
  void a_bucket_that_is_not_there_is_told() {
    assertTrouble(
        S3Bucket.open("no-such-bucket", ""),
        "store-no-bucket",
        "there is no bucket no-such-bucket");
  }

  @Test
  void who_is_denied_is_told_what_to_allow() {
    String denied =
        "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>No</Message></Error>";
    try (StubService stub =
        new StubService(
            request -> new Reply(403, denied, Map.of("Content-Type", "application/xml")))) {
      at(stub.url().toString(), () -> assertTrouble(bucket(), "store-denied", "AccessDenied"));
      at(
          stub.url().toString(),
          () ->
              assertThatThrownBy(() -> bucket().put("k", bytes("x")))
                  .isInstanceOfSatisfying(
                      Trouble.class,
                      e -> assertThat(e.fix()).contains("s3:PutObject", S3Mock.BUCKET)));
    }
  }

  @Test
  void a_bucket_in_another_region_is_told() {
    String moved = "<Error><Code>PermanentRedirect</Code><Message>There</Message></Error>";
    try (StubService stub =
        new StubService(
            request -> new Reply(301, moved, Map.of("Content-Type", "application/xml")))) {
      at(stub.url().toString(), () -> assertTrouble(bucket(), "store-elsewhere", "another region"));
    }
  }

  @Test
  void a_service_that_cannot_be_reached_is_told() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    at(
        "http://localhost:" + port,
        () -> assertTrouble(bucket(), "store-unreachable", "cannot be reached"));
  }

  @Test
  void an_endpoint_that_is_no_address_is_told() {
    for (String wrong : List.of("localhost:9000", "minio.example.com", "http://", "%")) {
      at(
          wrong,
          () ->
              assertThatThrownBy(() -> bucket().get("k"))
                  .as(wrong)
                  .isInstanceOfSatisfying(
                      Trouble.class, e -> assertThat(e.code()).isEqualTo("store-unreachable")));
    }
  }

  private static void assertTrouble(Bucket bucket, String code, String what) {
    for (Runnable use :
        List.<Runnable>of(
            () -> bucket.get("k"),
            () -> bucket.put("k", bytes("x")),
            () -> bucket.create("k", bytes("x")))) {
      assertThatThrownBy(use::run)
          .isInstanceOfSatisfying(
              Trouble.class,
              e -> {
                assertThat(e.code()).isEqualTo(code);
                assertThat(e.what()).contains(what);
                assertThat(e.fix()).isNotBlank();
              });
    }
  }

  private static void at(String endpoint, Runnable test) {
    String before = S3Mock.shared().endpoint().toString();
    System.setProperty("aws.endpointUrlS3", endpoint);
    try {
      test.run();
    } finally {
      System.setProperty("aws.endpointUrlS3", before);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(copies)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
