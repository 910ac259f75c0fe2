package io.sluice.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a journal is written: one JSON object a line, told apart by {@code type}. */
final class LeaseLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LeaseLines() {}

  /** The first line of a journal: whose it is. */
  static String head(Owner owner) {
    return headNode(owner).toString();
  }

  /** The same as an object of a bucket, which also says whether the run goes on. */
  static String head(Optional<Owner> owner, Instant beat, boolean closed, Optional<String> by) {
    ObjectNode head =
        owner
            .map(LeaseLines::headNode)
            .orElseGet(() -> JSON.createObjectNode().put("type", "head"));
    head.put("beat", beat.toString()).put("closed", closed);
    by.ifPresent(run -> head.put("seizedBy", run));
    return head.toString();
  }

  private static ObjectNode headNode(Owner owner) {
    return JSON.createObjectNode()
        .put("type", "head")
        .put("run", owner.run())
        .put("host", owner.machine().name())
        .put("processes", owner.machine().processes())
        .put("pid", owner.pid())
        .put("start", owner.start().toString());
  }

  /** Whose journal a head is of; empty if it does not say. */
  static Optional<Owner> owner(JsonNode head) {
    if (!head.hasNonNull("run")) {
      return Optional.empty();
    }
    String host = head.path("host").asText();
    return Optional.of(
        new Owner(
            head.path("run").asText(),
            new Machine(host, head.path("processes").asText(host)),
            head.path("pid").asLong(),
            instant(head.path("start").asText())));
  }

  /** An instant; the epoch if it makes no sense. */
  static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  /** A lease was taken or its identity became known. */
  static String lease(Lease lease) {
    ObjectNode line =
        JSON.createObjectNode()
            .put("type", "lease")
            .put("id", lease.id())
            .put("run", lease.run())
            .put("kind", lease.kind().word())
            .put("environment", lease.environment())
            .put("baseUrl", lease.baseUrl())
            .put("name", lease.name())
            .put("created", lease.created().toString())
            .put("ttl", lease.ttl().toString());
    lease.identity().ifPresent(identity -> line.put("identity", identity));
    if (!lease.details().isEmpty()) {
      ObjectNode details = line.putObject("details");
      lease.details().forEach(details::put);
    }
    lease.processStart().ifPresent(start -> line.put("start", start.toString()));
    return line.toString();
  }

  /** The change was undone. */
  static String done(String id) {
    return JSON.createObjectNode().put("type", "done").put("id", id).toString();
  }

  /** The run ended by itself; what is still open is anybody's. */
  static String closed() {
    return JSON.createObjectNode().put("type", "closed").toString();
  }

  /** The line as JSON; empty for a torn or foreign one. */
  static Optional<JsonNode> parse(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      return node != null && node.hasNonNull("type") ? Optional.of(node) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The lease of a {@code lease} line; empty if it makes no sense. */
  static Optional<Lease> toLease(JsonNode line) {
    try {
      return Optional.of(
          new Lease(
              line.path("id").asText(),
              line.path("run").asText(),
              Lease.Kind.valueOf(line.path("kind").asText().toUpperCase(Locale.ROOT)),
              line.path("environment").asText(),
              line.path("baseUrl").asText(),
              line.path("name").asText(),
              Optional.ofNullable(line.get("identity")).map(JsonNode::asText),
              Optional.ofNullable(line.get("start")).map(start -> Instant.parse(start.asText())),
              details(line.path("details")),
              Instant.parse(line.path("created").asText()),
              Duration.parse(line.path("ttl").asText())));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> details(JsonNode object) {
    Map<String, String> details = new HashMap<>();
    object.properties().forEach(entry -> details.put(entry.getKey(), entry.getValue().asText()));
    return details;
  }
}
