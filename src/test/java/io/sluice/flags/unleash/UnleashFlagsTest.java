package io.sluice.flags.unleash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.sluice.flags.FlagControl.Change;
import io.sluice.flags.FlagLease;
import io.sluice.flags.FlagRequests;
import io.sluice.http.ControlClient;
import io.sluice.http.Values;
import io.sluice.lease.Lease;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import io.sluice.testing.StubService.Request;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On answers like those of Unleash; {@link UnleashFlagsIT} asks a real one. */
class UnleashFlagsTest {
  private static final Flag RISK = Flag.bool("risk");
  private static final String STRATEGY =
      "{\"id\": \"s\", \"disabled\": false, \"parameters\": {\"groupId\": \"%s\"},"
          + " \"constraints\": %s}";
  private static final String KEPT_OUT =
      "[{\"contextName\": \"tenantId\", \"operator\": \"NOT_IN\","
          + " \"values\": [\"sluice: tenants under test\", \"t-1\"]}]";
  private static final String OF_ANOTHER_RUN =
      "[{\"contextName\": \"tenantId\", \"operator\": \"IN\", \"values\": [\"t-9\"]}]";

  private final StubService unleash = new StubService(this::answer);
  private volatile boolean on;
  private volatile boolean archived;
  private volatile String group = "g";
  private volatile String constraints = "[]";

  @AfterEach
  void stop() {
    unleash.close();
  }

  private Reply answer(Request request) {
    if (request.method().equals("PATCH")) {
      constraints = replacement(request.body());
    }
    String strategies = STRATEGY.formatted(group, constraints);
    String feature =
        "{\"environments\": [{\"name\": \"development\", \"enabled\": %s, \"strategies\": [%s]}]}"
            .formatted(on, strategies);
    return archived ? Reply.json(404, "{}") : Reply.json(200, feature);
  }

  private static String replacement(String patch) {
    try {
      ArrayNode operations = (ArrayNode) JsonMapper.builder().build().readTree(patch);
      return operations.path(1).path("value").toString();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private UnleashPlace place() {
    return new UnleashPlace("default", "development", "token", "tenantId");
  }

  private FlagRequests requests() {
    Secrets secrets = new Secrets();
    ControlClient client = new ControlClient(unleash.url(), Duration.ofSeconds(5), secrets);
    return new FlagRequests(client, Values.of(key -> Optional.empty()), secrets, "see unleash");
  }

  private boolean undo() {
    Lease lease =
        new Lease(
            "flag-1",
            "r1",
            Lease.Kind.FLAG,
            "staging",
            unleash.url().toString(),
            "risk",
            Optional.of("t-1"),
            Optional.empty(),
            Map.of("after.0", "false"),
            Instant.EPOCH,
            Duration.ofHours(1));
    return FlagLease.undo(
        lease, RISK, new UnleashFlags(unleash.url(), place(), requests(), "recover"));
  }

  private List<String> writes() {
    return unleash.requests().stream()
        .filter(request -> !request.method().equals("GET"))
        .map(request -> request.method() + request.path().replaceAll(".*/", " "))
        .toList();
  }

  @Test
  void a_tenant_still_kept_out_of_others_strategies_after_its_own_value_is_gone_is_let_in() {
    on = true;
    constraints = KEPT_OUT;
    assertThat(undo()).isFalse();
    assertThat(constraints).isEqualTo("[]");
    assertThat(undo()).isFalse();
    assertThat(writes()).containsExactly("PATCH s");
  }

  @Test
  void of_a_flag_that_is_archived_there_is_nothing_to_undo() {
    archived = true;
    assertThat(undo()).isFalse();
    assertThat(writes()).isEmpty();
  }

  @Test
  void a_flag_is_not_switched_on_for_the_strategy_of_another_run() {
    group = "sluice:r9/1";
    constraints = OF_ANOTHER_RUN;
    assertThat(undo()).isFalse();
    assertThat(writes()).isEmpty();
  }

  @Test
  void an_interrupt_fails_only_the_change_of_the_interrupted_thread() {
    FlagRequests requests = requests();
    FlagWriter writer =
        new FlagWriter(RISK, new AdminApi(requests, place()), "tenantId", requests, "r1/1");
    Change nothing = new Change(RISK, Optional.empty(), Optional.empty());
    PendingChange mine = writer.begin("t-1", nothing);
    PendingChange another = writer.begin("t-2", nothing);

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> writer.finish(mine)).isInstanceOf(Trouble.class);
    assertThat(Thread.interrupted()).isTrue();

    assertThat(another.done()).isNotDone();
    writer.finish(another);
    assertThat(another.done()).isCompleted();
  }
}
