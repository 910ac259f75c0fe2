package io.sluice.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/**
 * Where requests go if not to AWS: by the settings that the AWS SDK heeds
 * (docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html).
 */
final class S3Endpoint {
  private static final List<String> VARIABLES = List.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
  private static final List<String> PROPERTIES = List.of("aws.endpointUrlS3", "aws.endpointUrl");

  private S3Endpoint() {}

  static boolean isOverridden() {
    return settings().findAny().isPresent() || inProfile();
  }

  /** A setting that is no address, if there is one; the SDK would only say so in its own way. */
  static Optional<String> wrong() {
    return settings().filter(text -> !isAddress(text)).findFirst();
  }

  private static Stream<String> settings() {
    return Stream.concat(
            VARIABLES.stream().map(System::getenv), PROPERTIES.stream().map(System::getProperty))
        .flatMap(Stream::ofNullable)
        .filter(text -> !text.isBlank());
  }

  private static boolean isAddress(String text) {
    try {
      URI uri = new URI(text);
      return text.matches("https?://.*") && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean inProfile() {
    String name = ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow();
    Optional<Profile> profile = ProfileFile.defaultProfileFile().profile(name);
    return profile.filter(each -> each.property("endpoint_url").isPresent()).isPresent()
        || profile.filter(each -> each.property("services").isPresent()).isPresent();
  }
}
