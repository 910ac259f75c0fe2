package io.sluice;

import io.sluice.model.verdict.Verdict;
import io.sluice.run.RunListener;
import java.nio.file.Path;

/** Told what a gate run does, for progress and for test events. */
public interface GateListener extends RunListener {
  /** The plan is made; nothing is deployed yet. */
  default void planned(Prepared prepared) {}

  /** Something worth a line, e.g. that a browser is being installed. */
  default void note(String line) {}

  /** The service is up and is the expected build. */
  default void deployed(String baseUrl, String build) {}

  /** The run is judged and its reports are written to the folder. */
  default void judged(Verdict verdict, Path reports) {}
}
