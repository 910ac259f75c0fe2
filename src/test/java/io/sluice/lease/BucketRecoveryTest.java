package io.sluice.lease;

import io.sluice.testing.S3Mock;
import java.util.Map;
import java.util.UUID;

/** Recovery of what is written down in a bucket, by the AWS SDK and S3Mock. */
class BucketRecoveryTest extends RecoveryContract {
  private final String store = S3Mock.shared().store("tests/" + UUID.randomUUID());

  @Override
  String store() {
    return store;
  }

  @Override
  Map<String, String> properties() {
    return S3Mock.shared().properties();
  }
}
