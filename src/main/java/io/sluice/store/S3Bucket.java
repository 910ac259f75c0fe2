package io.sluice.store;

import io.sluice.lease.Bucket;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * An S3 bucket, or one that speaks its protocol. Region, credentials and endpoint are those the AWS
 * SDK finds by itself: in variables, system properties, profiles, the machine's role. Writes on
 * condition use {@code If-None-Match} and {@code If-Match}
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html).
 */
public final class S3Bucket implements Bucket {
  private static final Duration ATTEMPT = Duration.ofSeconds(10);
  private static final Duration CALL = Duration.ofSeconds(30);
  private static final int TRIES = 3;

  private final S3Client client;
  private final String bucket;
  private final String prefix;
  private final S3Troubles troubles;

  private S3Bucket(S3Client client, String bucket, String prefix) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix.isEmpty() ? "" : prefix + "/";
    this.troubles = new S3Troubles(bucket, prefix);
  }

  /**
   * Finds region, credentials and endpoint; sends nothing yet.
   *
   * @param prefix without slashes around it; may be empty
   * @throws io.sluice.model.Trouble if no region is known, or the endpoint makes no sense
   */
  public static S3Bucket open(String bucket, String prefix) {
    S3Troubles troubles = new S3Troubles(bucket, prefix);
    S3Endpoint.wrong()
        .ifPresent(
            endpoint -> {
              throw troubles.ofEndpoint(endpoint);
            });
    try {
      return new S3Bucket(client(), bucket, prefix);
    } catch (SdkException e) {
      throw troubles.of("", e);
    }
  }

  private static S3Client client() {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            // Services other than AWS's own know buckets by path; theirs need a name of its own.
            .forcePathStyle(S3Endpoint.isOverridden())
            .overrideConfiguration(c -> c.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL));
    return builder.build();
  }

  @Override
  public String place() {
    return troubles.place();
  }

  @Override
  public Optional<Content> get(String key) {
    return call(
        key,
        () -> {
          try {
            ResponseBytes<GetObjectResponse> read =
                client.getObjectAsBytes(get -> get.bucket(bucket).key(prefix + key));
            GetObjectResponse head = read.response();
            return Optional.of(
                new Content(read.asByteArray(), head.eTag(), changed(head.lastModified())));
          } catch (NoSuchKeyException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public String put(String key, byte[] bytes) {
    return call(
        key,
        () ->
            client
                .putObject(
                    put -> put.bucket(bucket).key(prefix + key), RequestBody.fromBytes(bytes))
                .eTag());
  }

  @Override
  public Optional<String> create(String key, byte[] bytes) {
    return onCondition(
        key,
        bytes,
        () ->
            client
                .putObject(
                    put -> put.bucket(bucket).key(prefix + key).ifNoneMatch("*"),
                    RequestBody.fromBytes(bytes))
                .eTag());
  }

  @Override
  public Optional<String> replace(String key, String tag, byte[] bytes) {
    return onCondition(
        key,
        bytes,
        () ->
            client
                .putObject(
                    put -> put.bucket(bucket).key(prefix + key).ifMatch(tag),
                    RequestBody.fromBytes(bytes))
                .eTag());
  }

  private Optional<String> onCondition(String key, byte[] bytes, Supplier<String> write) {
    return call(
        key,
        () -> {
          try {
            return Optional.of(write.get());
          } catch (S3Exception e) {
            if (!refused(e)) {
              throw e;
            }
            // Where an answer was lost on the way, what was repeated met what it had written
            // itself.
            return get(key)
                .filter(there -> java.util.Arrays.equals(there.bytes(), bytes))
                .map(Content::tag);
          }
        });
  }

  /** The condition did not hold, another write was under way, or there is nothing to replace. */
  private static boolean refused(S3Exception e) {
    return e.statusCode() == HttpURLConnection.HTTP_PRECON_FAILED
        || e.statusCode() == HttpURLConnection.HTTP_CONFLICT
        || e instanceof NoSuchKeyException;
  }

  /** Where removing on condition is not known, there is a moment between looking and removing. */
  @Override
  public boolean remove(String key, String tag) {
    if (get(key).filter(there -> there.tag().equals(tag)).isEmpty()) {
      return false;
    }
    return call(
        key,
        () -> {
          try {
            client.deleteObject(delete -> delete.bucket(bucket).key(prefix + key).ifMatch(tag));
            return true;
          } catch (S3Exception e) {
            if (refused(e)) {
              return false;
            }
            throw e;
          }
        });
  }

  @Override
  public void delete(String key) {
    call(key, () -> client.deleteObject(delete -> delete.bucket(bucket).key(prefix + key)));
  }

  @Override
  public List<Item> list(String beginning) {
    return call(
        beginning,
        () ->
            client
                .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix + beginning))
                .contents()
                .stream()
                .map(
                    each ->
                        new Item(
                            each.key().substring(prefix.length()), changed(each.lastModified())))
                .toList());
  }

  private static Instant changed(@org.jspecify.annotations.Nullable Instant instant) {
    return Optional.ofNullable(instant).orElse(Instant.EPOCH);
  }

  /** The SDK gives up in an interrupted thread; what is written here must be, all the more then. */
  private <T> T call(String key, Supplier<T> request) {
    boolean interrupted = Thread.interrupted();
    try {
      for (int tried = 1; ; tried++) {
        try {
          return request.get();
        } catch (AbortedException e) {
          interrupted = true;
          boolean again = Thread.interrupted() || tried < TRIES;
          if (!again) {
            throw troubles.of(key, e);
          }
        } catch (SdkException e) {
          throw troubles.of(key, e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
