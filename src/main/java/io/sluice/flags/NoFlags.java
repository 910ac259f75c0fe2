package io.sluice.flags;

import io.sluice.model.flag.Flag;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The control of a service without declared flags: nobody has anything to ask of it. */
public final class NoFlags implements FlagControl {
  @Override
  public URI system() {
    return URI.create("none:");
  }

  @Override
  public Optional<String> own(String tenantId, Flag flag) {
    throw unknown(flag);
  }

  @Override
  public void change(String tenantId, List<Change> changes) {
    changes.forEach(
        change -> {
          throw unknown(change.flag());
        });
  }

  private static IllegalArgumentException unknown(Flag flag) {
    return new IllegalArgumentException("no flag is declared, so " + flag.name() + " is none");
  }
}
