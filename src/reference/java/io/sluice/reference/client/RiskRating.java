package io.sluice.reference.client;

import io.sluice.reference.fault.Fault;
import io.sluice.reference.fault.Faults;
import io.sluice.reference.flag.Flag;
import io.sluice.reference.flag.FlagReader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Rates a client by the model its tenant sees at this moment. */
public final class RiskRating {
  private final Faults faults;
  private final RiskV1 v1;
  private final RiskV2 v2;

  /** Only the fault that sticks keeps anything here. */
  private final Set<String> ratedByV2 = ConcurrentHashMap.newKeySet();

  RiskRating(Faults faults) {
    this.faults = faults;
    this.v1 = new RiskV1(faults);
    this.v2 = new RiskV2(faults);
  }

  /** A client's risk. */
  public Risk rate(Client client, FlagReader flags) {
    // The flag is read first, so that a fault that ignores it still shows it as evaluated.
    boolean useV2 = flags.on(Flag.RISK_V2) && !faults.has(Fault.RISK_V2_IGNORED);
    boolean sticks = faults.has(Fault.RISK_V2_STICKS) && ratedByV2.contains(client.id());
    if (!useV2 && !sticks) {
      return v1.rate(client.details());
    }
    if (faults.has(Fault.RISK_V2_STICKS)) {
      ratedByV2.add(client.id());
    }
    return v2.rate(client);
  }
}
