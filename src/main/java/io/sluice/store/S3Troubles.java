package io.sluice.store;

import io.sluice.model.Trouble;
import java.net.HttpURLConnection;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the AWS SDK complains of, for people. */
final class S3Troubles {
  private static final String STAGE = "store";

  private final String bucket;
  private final String prefix;

  S3Troubles(String bucket, String prefix) {
    this.bucket = bucket;
    this.prefix = prefix;
  }

  String place() {
    return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
  }

  Trouble of(String key, SdkException e) {
    return e instanceof S3Exception answer ? answered(key, answer) : notAnswered(e);
  }

  Trouble ofEndpoint(String endpoint) {
    return new Trouble(
        "store-unreachable",
        STAGE,
        "the endpoint \"" + endpoint + "\" for " + place() + " is no address",
        "let AWS_ENDPOINT_URL_S3 (or AWS_ENDPOINT_URL) begin with https:// or http://");
  }

  private Trouble answered(String key, S3Exception e) {
    int status = e.statusCode();
    if (e instanceof NoSuchBucketException) {
      return new Trouble(
          "store-no-bucket",
          STAGE,
          "there is no bucket " + bucket,
          "make it, or correct `store` in sluice.yaml",
          e);
    }
    if (status == HttpURLConnection.HTTP_FORBIDDEN
        || status == HttpURLConnection.HTTP_UNAUTHORIZED) {
      return denied(key, e);
    }
    if (status == HttpURLConnection.HTTP_MOVED_PERM) {
      return new Trouble(
          "store-elsewhere",
          STAGE,
          "the bucket " + bucket + " is in another region",
          "set AWS_REGION to the region of the bucket",
          e);
    }
    return new Trouble(
        "store-refused",
        STAGE,
        place() + " answered " + status + " (" + code(e) + ") about " + key,
        "see whether that service offers GetObject, PutObject with If-None-Match and If-Match,"
            + " DeleteObject and ListObjectsV2",
        e);
  }

  private Trouble denied(String key, S3Exception e) {
    return new Trouble(
        "store-denied",
        STAGE,
        place() + " denies access to " + key + " (" + code(e) + ")",
        "allow s3:ListBucket on arn:aws:s3:::"
            + bucket
            + " and s3:GetObject, s3:PutObject and s3:DeleteObject on what is in it, to whom the"
            + " credentials stand for",
        e);
  }

  private Trouble notAnswered(SdkException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("Unable to load region")) {
      return new Trouble(
          "store-no-region",
          STAGE,
          "no AWS region is known for " + place(),
          "set AWS_REGION, or `region` in the profile of ~/.aws/config",
          e);
    }
    if (message.contains("Unable to load credentials")) {
      return new Trouble(
          "store-no-credentials",
          STAGE,
          "no AWS credentials were found for " + place(),
          "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or give the machine a"
              + " role",
          e);
    }
    return new Trouble(
        "store-unreachable",
        STAGE,
        place() + " cannot be reached: " + message.lines().findFirst().orElse(""),
        "see whether the network leads there (AWS_REGION, AWS_ENDPOINT_URL_S3, a proxy)",
        e);
  }

  private static String code(S3Exception e) {
    return e.awsErrorDetails() == null
        ? "HTTP " + e.statusCode()
        : String.valueOf(e.awsErrorDetails().errorCode());
  }
}
