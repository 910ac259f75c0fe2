package io.sluice;

import io.sluice.config.Settings;
import io.sluice.config.StoreSettings;
import io.sluice.http.PooledClient;
import io.sluice.lease.Bucket;
import io.sluice.lease.BucketJournals;
import io.sluice.lease.DirectoryJournals;
import io.sluice.lease.Journals;
import io.sluice.model.FileNames;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.store.EvidenceStore;
import io.sluice.store.S3Bucket;
import java.nio.file.Path;

/** Finds what {@code store} of sluice.yaml means. */
final class Stores {
  private Stores() {}

  /** Where leases and claims are written down. */
  static Journals journals(Settings settings) {
    StoreSettings store = settings.store();
    if (store instanceof StoreSettings.S3 s3) {
      return new BucketJournals(bucket(s3));
    }
    return new DirectoryJournals(store.local().resolve("leases"));
  }

  /** Where the evidence of past runs is. */
  static EvidenceStore evidence(Settings settings) {
    StoreSettings store = settings.store();
    if (store instanceof StoreSettings.S3 s3) {
      Path copies = s3.local().resolve("s3").resolve(FileNames.of(s3.bucket() + "/" + s3.prefix()));
      return new EvidenceStore(bucket(s3), copies);
    }
    return new EvidenceStore(store.local());
  }

  /**
   * @throws InvalidInput if the AWS SDK is not there
   * @throws io.sluice.model.Trouble if no region is known
   */
  private static Bucket bucket(StoreSettings.S3 s3) {
    PooledClient.quiet();
    try {
      return S3Bucket.open(s3.bucket(), s3.prefix());
    } catch (NoClassDefFoundError e) {
      throw new InvalidInput(
          Problem.of(
              "the store "
                  + s3
                  + " needs the AWS SDK, which is not on the class path ("
                  + e.getMessage()
                  + ")",
              "add software.amazon.awssdk:s3 and software.amazon.awssdk:url-connection-client to"
                  + " the project's test dependencies"));
    }
  }
}
