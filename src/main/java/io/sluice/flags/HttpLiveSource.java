package io.sluice.flags;

import io.sluice.http.ControlClient;
import io.sluice.http.Values;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.model.ring.LiveVector;
import io.sluice.model.ring.Ring;
import io.sluice.model.ring.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The live source that is asked by HTTP, one request for each listed tenant and declared flag.
 * Tenants of a ring that see the same are one live vector.
 */
public final class HttpLiveSource implements LiveSource {
  private final LiveSettings.OfHttp settings;
  private final FlagRequests requests;

  /**
   * @param values {@code env:NAME}
   */
  public HttpLiveSource(
      LiveSettings.OfHttp settings, ControlClient client, Values values, Secrets secrets) {
    this.settings = settings;
    this.requests = new FlagRequests(client, values, secrets, "check flags.live in sluice.yaml");
  }

  @Override
  public Snapshot read(Flags flags, List<Ring> rings) {
    try {
      Map<String, List<LiveVector>> vectors = new LinkedHashMap<>();
      for (Ring ring : rings) {
        vectors.put(ring.name(), vectors(flags, ring));
      }
      return new Snapshot(vectors);
    } catch (Trouble trouble) {
      throw new Trouble(
          SnapshotFile.FAILED,
          SnapshotFile.STAGE,
          "what live tenants see cannot be read: " + trouble.what(),
          trouble.fix(),
          trouble);
    }
  }

  private List<LiveVector> vectors(Flags flags, Ring ring) {
    Map<Vector, List<String>> tenants = new LinkedHashMap<>();
    for (String tenant : ring.tenants()) {
      tenants.computeIfAbsent(vector(flags, tenant), v -> new ArrayList<>()).add(tenant);
    }
    return tenants.entrySet().stream()
        .map(entry -> new LiveVector(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Vector vector(Flags flags, String tenant) {
    Map<String, String> words = new HashMap<>();
    for (Flag flag : flags.all()) {
      words.put(flag.name(), requests.read(settings.read(), tenant, flag));
    }
    return Vector.of(words);
  }
}
