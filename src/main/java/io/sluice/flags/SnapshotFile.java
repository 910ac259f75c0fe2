package io.sluice.flags;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.model.Place;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.model.ring.LiveVector;
import io.sluice.model.ring.Ring;
import io.sluice.model.ring.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The live source that is a file, of the shape of {@code snapshot} in verdict.json: {@code
 * {"rings": {RING: [{"flags": {F: value}, "tenants": [id]}]}}}. A declared flag that an entry does
 * not name is off there.
 */
public final class SnapshotFile implements LiveSource {
  static final String FAILED = "live-source-failed";
  static final String STAGE = "snapshot";

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private final LiveSettings.OfFile file;
  private final Set<String> ignored;

  /**
   * @param ignored flags in it that need no declaration
   */
  public SnapshotFile(LiveSettings.OfFile file, List<String> ignored) {
    this.file = file;
    this.ignored = Set.copyOf(ignored);
  }

  @Override
  public Snapshot read(Flags flags, List<Ring> rings) {
    JsonNode root = parse();
    known(root, "the file", Set.of("rings", "schema"));
    JsonNode written = root.path("rings");
    if (!written.isObject()) {
      throw wrong("it has no object \"rings\"");
    }
    known(written, "\"rings\"", new TreeSet<>(rings.stream().map(Ring::name).toList()));
    Map<String, List<LiveVector>> vectors = new LinkedHashMap<>();
    Set<String> undeclared = new TreeSet<>();
    for (Ring ring : rings) {
      vectors.put(ring.name(), vectors(ring, written.path(ring.name()), flags, undeclared));
    }
    return new Snapshot(vectors, List.copyOf(undeclared));
  }

  private List<LiveVector> vectors(
      Ring ring, JsonNode entries, Flags flags, Set<String> undeclared) {
    if (!entries.isArray() || entries.isEmpty()) {
      throw wrong("ring \"" + ring.name() + "\" has no list of what its tenants see");
    }
    Map<Vector, List<String>> tenants = new LinkedHashMap<>();
    for (JsonNode entry : entries) {
      known(entry, "an entry of ring \"" + ring.name() + "\"", Set.of("flags", "tenants"));
      Vector vector = vector(entry.path("flags"), ring, flags, undeclared);
      List<String> ids = tenants.computeIfAbsent(vector, v -> new ArrayList<>());
      entry.path("tenants").forEach(tenant -> ids.add(tenant.asText()));
    }
    return tenants.entrySet().stream()
        .map(entry -> new LiveVector(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Vector vector(JsonNode written, Ring ring, Flags flags, Set<String> undeclared) {
    if (!written.isObject()) {
      throw wrong("an entry of ring \"" + ring.name() + "\" has no object \"flags\"");
    }
    Vector vector = flags.allOff();
    for (Map.Entry<String, JsonNode> value : written.properties()) {
      Optional<Flag> flag = flags.find(value.getKey());
      if (!value.getValue().isValueNode() || value.getValue().isNull()) {
        throw wrong("flag \"" + value.getKey() + "\" of ring \"" + ring.name() + "\" has no value");
      }
      if (flag.isPresent()) {
        vector = vector.with(value.getKey(), flag.get().word(value.getValue().asText()));
      } else if (!ignored.contains(value.getKey())) {
        undeclared.add(value.getKey());
      }
    }
    return vector;
  }

  private void known(JsonNode object, String what, Set<String> keys) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!keys.contains(field.getKey())) {
        throw wrong(
            what
                + " has the unknown key \""
                + field.getKey()
                + "\"; known are "
                + String.join(", ", new TreeSet<>(keys)));
      }
    }
  }

  private JsonNode parse() {
    try {
      return JSON.readTree(Files.readAllBytes(file.path()));
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      Place place =
          at == null
              ? Place.of(file.name())
              : new Place(file.name(), at.getLineNr(), at.getColumnNr());
      throw trouble(place + " is no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw trouble(file.name() + " cannot be read: " + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.NoSuchFileException
        ? "there is no such file"
        : String.valueOf(e.getMessage());
  }

  private Trouble wrong(String what) {
    return trouble(file.name() + " is no snapshot: " + what, Optional.empty());
  }

  private Trouble trouble(String what, Exception cause) {
    return trouble(what, Optional.of(cause));
  }

  private static Trouble trouble(String what, Optional<Exception> cause) {
    String fix = "docs/guides/configuration.md shows the shape of a snapshot (flags.live.file)";
    return cause
        .map(c -> new Trouble(FAILED, STAGE, what, fix, c))
        .orElseGet(() -> new Trouble(FAILED, STAGE, what, fix));
  }
}
