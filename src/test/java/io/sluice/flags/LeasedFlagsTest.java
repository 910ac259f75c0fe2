package io.sluice.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.lease.Lease;
import io.sluice.lease.LeaseJournal;
import io.sluice.lease.Leftovers;
import io.sluice.lease.RecoveryReport.Outcome;
import io.sluice.lease.RecoveryReport.Undone;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import io.sluice.model.world.Tenant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeasedFlagsTest {
  private static final Flag RISK = Flag.bool("risk");
  private static final Flag BULK = Flag.bool("bulk");
  private static final Tenant TENANT = new Tenant("t-1", Map.of(), Map.of());

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final Map<String, String> store = new ConcurrentHashMap<>();
  private final List<String> recovered = new ArrayList<>();
  private final Set<Flag> refused = new HashSet<>();

  /** A flag system in memory, with compare-and-set. */
  private final class Store implements FlagControl {
    @Override
    public URI system() {
      return URI.create("memory:flags");
    }

    @Override
    public Optional<String> own(String tenantId, Flag flag) {
      return Optional.ofNullable(store.get(tenantId + "/" + flag.name()));
    }

    @Override
    public void change(String tenantId, List<Change> changes) {
      for (Change change : changes) {
        if (refused.contains(change.flag())) {
          throw new Trouble(FlagRequests.NOT_SET, FlagRequests.STAGE, "refused", "wait");
        }
        Optional<String> now = own(tenantId, change.flag());
        if (!now.equals(change.from()) && !now.equals(change.to())) {
          throw FlagRequests.changedMeanwhile(tenantId, change, now);
        }
        String key = tenantId + "/" + change.flag().name();
        change.to().ifPresentOrElse(to -> store.put(key, to), () -> store.remove(key));
      }
    }
  }

  private LeasedFlags flags(LeaseJournal journal) {
    FlagProbe probe =
        (tenant, flag) -> flag.word(store.getOrDefault(tenant.id() + "/" + flag.name(), "false"));
    return new LeasedFlags(
        new Store(),
        probe,
        Duration.ofSeconds(1),
        Optional.of(new LeasedFlags.Journal(journal, "staging")));
  }

  private LeaseJournal journal() {
    return LeaseJournal.open(folder, "run", Clock.systemUTC());
  }

  private boolean nothingLeft() throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  @Test
  void what_was_there_is_put_back_and_also_that_nothing_was() throws IOException {
    store.put("t-1/bulk", "true");
    try (LeaseJournal journal = journal()) {
      LeasedFlags flags = flags(journal);
      flags.set(TENANT, Map.of(RISK, "on", BULK, "off"));
      assertThat(store).isEqualTo(Map.of("t-1/risk", "true", "t-1/bulk", "false"));
      flags.set(TENANT, Map.of(RISK, "off"));

      flags.restore("t-1");

      assertThat(store).isEqualTo(Map.of("t-1/bulk", "true"));
    }
    assertThat(nothingLeft()).isTrue();
  }

  @Test
  void what_somebody_else_set_meanwhile_stays_and_is_reported_and_the_rest_is_put_back()
      throws IOException {
    try (LeaseJournal journal = journal()) {
      LeasedFlags flags = flags(journal);
      flags.set(TENANT, Map.of(RISK, "on", BULK, "on"));
      store.put("t-1/risk", "theirs");

      assertThatThrownBy(() -> flags.restore("t-1"))
          .hasMessage(
              "flag risk of tenant t-1 was to go from \"true\" to no value of its own, but somebody"
                  + " made it \"theirs\" meanwhile");

      assertThat(store).isEqualTo(Map.of("t-1/risk", "theirs"));
    }
    assertThat(nothingLeft()).as("nothing is left to undo").isTrue();
  }

  @Test
  void what_was_set_before_a_change_that_was_not_made_is_put_back() throws IOException {
    try (LeaseJournal journal = journal()) {
      LeasedFlags flags = flags(journal);
      flags.set(TENANT, Map.of(RISK, "on"));
      refused.add(RISK);
      assertThatThrownBy(() -> flags.set(TENANT, Map.of(RISK, "off"))).hasMessage("refused");
      refused.clear();

      flags.restore("t-1");

      assertThat(store).isEmpty();
    }
    assertThat(nothingLeft()).isTrue();
  }

  @Test
  void what_cannot_be_put_back_beside_somebody_elses_value_is_tried_again() throws IOException {
    try (LeaseJournal journal = journal()) {
      LeasedFlags flags = flags(journal);
      flags.set(TENANT, Map.of(RISK, "on"));
      flags.set(TENANT, Map.of(BULK, "on"));
      store.put("t-1/risk", "theirs");
      refused.add(BULK);
      assertThatThrownBy(() -> flags.restore("t-1")).hasMessageContaining("\"theirs\"");
      assertThat(flags.restoreAll()).containsExactly("refused");
      refused.clear();

      assertThat(flags.restoreAll()).isEmpty();

      assertThat(store).isEqualTo(Map.of("t-1/risk", "theirs"));
    }
    assertThat(nothingLeft()).isTrue();
  }

  @Test
  void what_a_killed_run_set_is_put_back_by_recovery_whichever_change_it_came_to() {
    store.put("t-1/bulk", "true");
    LeaseJournal journal = journal();
    LeasedFlags flags = flags(journal);
    flags.set(TENANT, Map.of(RISK, "on", BULK, "off"));
    flags.set(TENANT, Map.of(RISK, "off"));
    // Killed between the note that risk goes to off and the change.
    store.put("t-1/risk", "true");
    journal.close();

    new Leftovers(folder, this::undo, Clock.systemUTC()).recover();

    assertThat(store).isEqualTo(Map.of("t-1/bulk", "true"));
    assertThat(recovered).containsExactlyInAnyOrder("risk true", "bulk true");
  }

  private Undone undo(Lease lease) {
    boolean back = FlagLease.undo(lease, Flag.bool(lease.name()), new Store());
    recovered.add(lease.name() + " " + back);
    return Undone.of(Outcome.PUT_BACK);
  }

  @Test
  void a_value_that_is_there_already_is_neither_leased_nor_changed() {
    store.put("t-1/risk", "true");
    try (LeaseJournal journal = journal()) {
      LeasedFlags flags = flags(journal);
      flags.set(TENANT, Map.of(RISK, "on"));
      store.put("t-1/risk", "theirs");
      flags.restore("t-1");
    }
    assertThat(store).isEqualTo(Map.of("t-1/risk", "theirs"));
  }
}
