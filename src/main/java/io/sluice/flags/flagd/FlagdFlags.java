package io.sluice.flags.flagd;

import io.sluice.flags.FlagControl;
import io.sluice.flags.FlagRequests;
import io.sluice.flags.FlagdSettings;
import io.sluice.flags.flagd.Spot.Field;
import io.sluice.flags.flagd.Spot.Fields;
import io.sluice.flags.flagd.Spot.Scalar;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Flags set in a file that flagd, or an OpenFeature provider for flagd, reads
 * (flagd.dev/reference/flag-definitions). Everything else in it stays as it was, byte for byte, and
 * so does the whole of it when the last value is taken out again.
 */
public final class FlagdFlags implements FlagControl {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String FIX =
      "check `flags.flagd` of the environment in sluice.yaml, and the file";

  private final FlagdSettings settings;
  private final String run;
  private final FlagFile file;

  /**
   * @param run says in the file whose values they are
   */
  public FlagdFlags(FlagdSettings settings, String run) {
    this(settings, run, new FlagFile(settings.file(), PATIENCE, () -> {}));
  }

  FlagdFlags(FlagdSettings settings, String run, FlagFile file) {
    this.settings = settings;
    this.run = run;
    this.file = file;
  }

  @Override
  public URI system() {
    return settings.file().toUri();
  }

  @Override
  public Optional<String> own(String tenantId, Flag flag) {
    try {
      return own(parse(file.read(), FlagRequests.NOT_READ), tenantId, flag);
    } catch (IOException e) {
      throw trouble(FlagRequests.NOT_READ, settings.name() + ": " + FlagFile.reason(e));
    }
  }

  private Optional<String> own(FlagText text, String tenantId, Flag flag) {
    Optional<Fields> written = text.flag(flag.name());
    Optional<String> variant = written.flatMap(fields -> targeting(text, fields).variant(tenantId));
    // Somebody may have taken the variant away: its name is a value that nobody set.
    return variant.map(
        name ->
            written
                .flatMap(FlagdFlags::variants)
                .flatMap(variants -> variants.find(name))
                .map(Field::value)
                .filter(value -> value instanceof Scalar)
                .map(value -> ((Scalar) value).text())
                .orElse(name));
  }

  @Override
  public void change(String tenantId, List<Change> changes) {
    try {
      file.change(
          text -> {
            String changed = text;
            for (Change change : changes) {
              changed = changed(parse(changed, FlagRequests.NOT_SET), tenantId, change);
            }
            return changed;
          });
    } catch (IOException e) {
      throw trouble(FlagRequests.NOT_SET, settings.name() + ": " + FlagFile.reason(e));
    }
  }

  private String changed(FlagText text, String tenantId, Change change) {
    Optional<String> now = own(text, tenantId, change.flag());
    if (now.equals(change.to())) {
      return text.text();
    }
    if (!now.equals(change.from())) {
      throw FlagRequests.changedMeanwhile(tenantId, change, now);
    }
    Fields flag =
        text.flag(change.flag().name())
            .orElseThrow(
                () ->
                    trouble(
                        FlagRequests.NOT_SET,
                        settings.name() + " has no flag \"" + change.flag().name() + "\""));
    try {
      List<Splice> splices =
          change.to().isPresent()
              ? give(text, flag, tenantId, change.to().get(), change.flag())
              : targeting(text, flag).take(tenantId);
      return Splice.apply(text.text(), splices);
    } catch (Targeting.Unfit e) {
      throw at(text, e.at(), change.flag(), String.valueOf(e.getMessage()));
    }
  }

  private List<Splice> give(FlagText text, Fields flag, String tenantId, String wire, Flag declared)
      throws Targeting.Unfit {
    if (flag.shared()) {
      throw at(text, flag.start(), declared, "is shared with others by an alias");
    }
    Optional<Field> state = flag.find("state").filter(field -> field.value().says("DISABLED"));
    if (state.isPresent()) {
      throw at(text, state.get().start(), declared, "is DISABLED: nobody gets a value from it");
    }
    Map<String, Field> variants = variants(flag).map(Fields::all).orElse(Map.of());
    String variant =
        variants.entrySet().stream()
            .filter(entry -> entry.getValue().value().says(wire))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(
                () ->
                    at(
                        text,
                        flag.start(),
                        declared,
                        "has no variant with the value "
                            + wire
                            + "; its variants are "
                            + String.join(", ", variants.keySet())));
    return targeting(text, flag).give(tenantId, variant, run);
  }

  private Targeting targeting(FlagText text, Fields flag) {
    return new Targeting(text, flag, settings.tenantKey());
  }

  private static Optional<Fields> variants(Fields flag) {
    return flag.find("variants").flatMap(field -> field.value().fields());
  }

  private FlagText parse(String text, String code) {
    try {
      return FlagText.of(settings.name(), text);
    } catch (FlagText.Unreadable e) {
      throw trouble(code, String.valueOf(e.getMessage()));
    }
  }

  private static Trouble at(FlagText text, int offset, Flag flag, String why) {
    return trouble(
        FlagRequests.NOT_SET, text.place(offset) + ": the flag " + flag.name() + " " + why);
  }

  private static Trouble trouble(String code, String why) {
    String what =
        code.equals(FlagRequests.NOT_SET) ? "a flag was not set: " : "a flag was not read: ";
    return new Trouble(code, FlagRequests.STAGE, what + why, FIX);
  }
}
