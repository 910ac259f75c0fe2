package io.sluice.flags.flagd;

import io.sluice.flags.FlagControl;
import io.sluice.flags.FlagControl.Change;
import io.sluice.model.flag.Flag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A process that sets and clears flags in a file: FILE RUN ROUNDS. */
final class FlagdWriter {
  private static final int LANES = 4;
  private static final Flag RISK = Flag.bool("risk-v2");

  private FlagdWriter() {}

  public static void main(String[] arguments) throws Exception {
    FlagControl control = FlagdFixture.control(Path.of(arguments[0]), arguments[1]);
    ExecutorService lanes = Executors.newFixedThreadPool(LANES);
    List<Future<?>> work = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      String tenant = arguments[1] + "-" + i;
      work.add(lanes.submit(() -> setAndClear(control, tenant)));
    }
    for (Future<?> each : work) {
      each.get();
    }
    lanes.shutdown();
  }

  private static void setAndClear(FlagControl control, String tenant) {
    Optional<String> on = Optional.of("true");
    control.change(tenant, List.of(new Change(RISK, Optional.empty(), on)));
    if (!control.own(tenant, RISK).equals(on)) {
      throw new IllegalStateException("the value of " + tenant + " is lost");
    }
    control.change(tenant, List.of(new Change(RISK, on, Optional.empty())));
  }
}
