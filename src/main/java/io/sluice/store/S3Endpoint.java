package io.sluice.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/** Whether requests go somewhere else than to AWS: by the settings that the AWS SDK heeds. */
final class S3Endpoint {
  private static final List<String> VARIABLES = List.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
  private static final List<String> PROPERTIES = List.of("aws.endpointUrlS3", "aws.endpointUrl");

  private S3Endpoint() {}

  static boolean isOverridden() {
    return VARIABLES.stream().anyMatch(name -> isSet(System.getenv(name)))
        || PROPERTIES.stream().anyMatch(name -> isSet(System.getProperty(name)))
        || inProfile();
  }

  private static boolean isSet(@org.jspecify.annotations.Nullable String value) {
    return value != null && !value.isBlank();
  }

  private static boolean inProfile() {
    String name = ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow();
    return Stream.of(ProfileFile.defaultProfileFile())
        .flatMap(file -> file.profile(name).stream())
        .anyMatch(
            profile ->
                profile.property("endpoint_url").isPresent()
                    || Optional.of(profile).flatMap(p -> p.property("services")).isPresent());
  }
}
