package io.sluice.lease;

import io.sluice.testing.S3Mock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Journals and claims in a bucket, by the AWS SDK and S3Mock. */
class BucketJournalsTest extends JournalsContract {
  @SuppressWarnings("NullAway.Init")
  private static S3Mock mock;

  private final String store = "s3://" + S3Mock.BUCKET + "/tests/" + UUID.randomUUID();

  @BeforeAll
  static void set_up() {
    mock = S3Mock.start().found();
  }

  @AfterAll
  static void tear_down() {
    mock.close();
  }

  @Override
  String store() {
    return store;
  }

  @Override
  Map<String, String> properties() {
    return mock.properties();
  }
}
