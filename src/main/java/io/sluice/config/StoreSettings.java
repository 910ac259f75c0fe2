package io.sluice.config;

import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where verdicts, evidence and leases are kept. */
public sealed interface StoreSettings {
  /** The folder of what each machine keeps for itself: tools, copies. */
  Path local();

  /** A directory; also that of what each machine keeps for itself. */
  record Directory(Path folder) implements StoreSettings {
    @Override
    public Path local() {
      return folder;
    }

    @Override
    public String toString() {
      return folder.toString();
    }
  }

  /**
   * A bucket of S3.
   *
   * @param prefix without slashes around it; empty if the bucket is for Sluice alone
   */
  record S3(String bucket, String prefix, Path local) implements StoreSettings {
    @Override
    public String toString() {
      return SCHEME + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
    }
  }

  /** How a bucket is named. */
  String SCHEME = "s3://";

  /** What holds where nothing is said, and for what a bucket's user keeps for himself. */
  String DEFAULT = ".sluice";

  /** Names of buckets (docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html). */
  Pattern BUCKET = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?");

  /**
   * Understands {@code DIR} or {@code s3://BUCKET/PREFIX}.
   *
   * @param project what a directory is relative to
   * @return empty if it looks like an address and is none
   */
  static Optional<StoreSettings> parse(Path project, String text) {
    if (!text.matches("[A-Za-z][A-Za-z0-9+.-]+://.*")) {
      return Optional.of(new Directory(project.resolve(text)));
    }
    Matcher matcher = BUCKET.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String prefix = Optional.ofNullable(matcher.group(2)).orElse("").replaceAll("^/+|/+$", "");
    return Optional.of(new S3(matcher.group(1), prefix, project.resolve(DEFAULT)));
  }

  /**
   * The same, of an option or a variable.
   *
   * @throws InvalidInput if it looks like an address and is none
   */
  static StoreSettings require(Path project, String text) {
    return parse(project, text)
        .orElseThrow(
            () -> new InvalidInput(Problem.of("the store \"" + text + "\" is no store", HINT)));
  }

  /** What to write instead. */
  String HINT = "Name a directory, or a bucket as s3://bucket/prefix.";
}
