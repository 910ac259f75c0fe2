package io.sluice.lease;

import io.sluice.testing.S3Mock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Journals and claims in a bucket, by the AWS SDK and S3Mock. */
@TestInstance(Lifecycle.PER_METHOD)
class BucketJournalsTest extends JournalsContract {
  private static final Map<String, Optional<String>> BEFORE = new HashMap<>();
  private static S3Mock mock;

  private final String store = "s3://" + S3Mock.BUCKET + "/tests/" + UUID.randomUUID();

  @BeforeAll
  static void set_up() {
    mock = S3Mock.start();
    mock.properties()
        .forEach(
            (name, value) -> {
              BEFORE.put(name, S3Mock.property(name));
              System.setProperty(name, value);
            });
  }

  @AfterAll
  static void tear_down() {
    BEFORE.forEach(
        (name, value) ->
            value.ifPresentOrElse(
                before -> System.setProperty(name, before), () -> System.clearProperty(name)));
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
