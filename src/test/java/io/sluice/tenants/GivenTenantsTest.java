package io.sluice.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.http.ControlClient;
import io.sluice.http.RequestTemplate;
import io.sluice.http.Values;
import io.sluice.lease.DirectoryJournals;
import io.sluice.lease.LeaseJournal;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.model.world.Tenant;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import io.sluice.testing.StubService.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class GivenTenantsTest {
  private static final Tenant ONE = new Tenant("t-1", Map.of(), Map.of());
  private static final Tenant TWO = new Tenant("t-2", Map.of(), Map.of());

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private volatile int status = 200;
  private final StubService service =
      new StubService(request -> Reply.json(leased(request) ? status : 500, "{\"why\": \"no\"}"));
  private final OwnHolds holds = new OwnHolds("run one");

  @AfterEach
  void stop() {
    service.close();
  }

  /** Whether the tenant that is cleaned is on disk. */
  private boolean leased(Request request) {
    String id = request.path().replaceAll(".*/(t-\\d)/.*", "$1");
    try {
      return Files.readString(folder.resolve("r1.jsonl")).contains("\"identity\":\"" + id + "\"");
    } catch (IOException e) {
      return false;
    }
  }

  private LeaseJournal journal() {
    return LeaseJournal.open(folder, "r1", Clock.systemUTC());
  }

  private GivenTenants pool(LeaseJournal journal, Duration patience) {
    HeldTenants held = HeldTenants.ofPool(List.of(ONE, TWO), service.url(), 2, 1, holds);
    RequestTemplate clean =
        new RequestTemplate("POST", "/tenants/${tenant}/reset", Map.of(), Optional.empty());
    ControlClient client = new ControlClient(service.url(), Duration.ofSeconds(5), new Secrets());
    Values values = Values.of(name -> Optional.empty());
    return new GivenTenants(
        held.tenants(),
        Optional.of(new TenantCleaner(clean, client, values, new Secrets())),
        journal,
        "staging",
        service.url(),
        patience);
  }

  private GivenTenants pool(LeaseJournal journal) {
    return pool(journal, Duration.ofSeconds(10));
  }

  private List<String> cleaned() {
    return service.requests().stream().map(Request::path).toList();
  }

  @Test
  void a_tenant_is_cleaned_before_each_use_and_after_the_last_and_leased_all_the_while()
      throws IOException {
    try (LeaseJournal journal = journal()) {
      GivenTenants pool = pool(journal);
      assertThat(pool.create("any").id()).isEqualTo("t-1");
      pool.delete("t-1");
      assertThat(pool.create("any").id()).as("the one used already").isEqualTo("t-1");
      pool.delete("t-1");
      assertThat(cleaned()).containsExactly("/tenants/t-1/reset", "/tenants/t-1/reset");
      assertThat(Files.readString(folder.resolve("r1.jsonl"))).contains("\"pool\":\"true\"");
      assertThat(pool.finish()).isEmpty();
    }
    assertThat(cleaned()).as("t-2 was never used").hasSize(3).containsOnly("/tenants/t-1/reset");
    assertThat(folder).as("nothing is left to undo").isEmptyDirectory();
  }

  @Test
  void nobody_gets_a_tenant_that_somebody_has_and_who_waits_gets_it_when_it_is_given_back()
      throws Exception {
    try (LeaseJournal journal = journal()) {
      GivenTenants pool = pool(journal);
      pool.create("a");
      pool.create("b");
      CompletableFuture<Tenant> third = CompletableFuture.supplyAsync(() -> pool.create("c"));
      assertThat(third).isNotDone();
      pool.delete("t-2");
      pool.delete("t-2");
      assertThat(third.get(10, TimeUnit.SECONDS).id()).isEqualTo("t-2");
      pool.finish();
    }
  }

  @Test
  void waiting_has_a_limit() {
    try (LeaseJournal journal = journal()) {
      GivenTenants pool = pool(journal, Duration.ofMillis(20));
      pool.create("a");
      pool.create("b");
      assertThatThrownBy(() -> pool.create("c"))
          .isInstanceOfSatisfying(
              Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("tenant-not-free"));
      pool.finish();
    }
  }

  @Test
  void an_interrupt_ends_the_waiting() {
    try (LeaseJournal journal = journal()) {
      GivenTenants pool = pool(journal);
      pool.create("a");
      pool.create("b");
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> pool.create("c")).isInstanceOf(Trouble.class);
      assertThat(Thread.interrupted()).isTrue();
      pool.finish();
    }
  }

  @Test
  void a_tenant_that_cannot_be_cleaned_is_not_handed_out_and_its_lease_stays() {
    try (LeaseJournal journal = journal()) {
      GivenTenants pool = pool(journal);
      status = 503;
      assertThatThrownBy(() -> pool.create("a"))
          .isInstanceOfSatisfying(
              Trouble.class,
              trouble -> {
                assertThat(trouble.code()).isEqualTo("tenant-not-cleaned");
                assertThat(trouble.what()).contains("t-1", "503");
              });
      assertThat(pool.finish()).singleElement().asString().contains("t-1 was not cleaned");
    }
    assertThat(folder.resolve("r1.jsonl")).exists();
  }

  @Test
  void a_run_that_lost_its_journal_uses_no_tenant_again() {
    try (LeaseJournal journal = journal()) {
      GivenTenants pool = pool(journal);
      pool.create("a");
      pool.delete("t-1");
      lose();
      assertThatThrownBy(() -> pool.create("b"))
          .isInstanceOfSatisfying(
              Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("lease-lost"));
    }
    assertThat(cleaned()).as("once, before it was lost").containsExactly("/tenants/t-1/reset");
    assertThat(folder.resolve("r1.jsonl")).as("others clean it, once").doesNotExist();
  }

  private void lose() {
    DirectoryJournals journals = new DirectoryJournals(folder);
    Instant now = Clock.systemUTC().instant();
    journals.seize(journals.ofRun("r1").get(0), "r2", now).orElseThrow().close();
  }

  @Test
  void a_run_that_lost_its_journal_cleans_no_tenant_at_its_end() {
    try (LeaseJournal journal = journal()) {
      GivenTenants pool = pool(journal);
      pool.create("a");
      lose();
      assertThat(pool.finish()).singleElement().asString().contains("held this run (r1) for dead");
    }
    assertThat(folder.resolve("r1.jsonl")).as("others clean it, once").doesNotExist();
    assertThat(cleaned()).as("once, before it was lost").containsExactly("/tenants/t-1/reset");
  }

  @Test
  void after_the_end_none_is_handed_out() {
    try (LeaseJournal journal = journal()) {
      GivenTenants pool = pool(journal);
      pool.finish();
      assertThatThrownBy(() -> pool.create("late")).isInstanceOf(Trouble.class);
      assertThat(cleaned()).isEmpty();
    }
  }

  @Test
  void another_run_gets_what_this_one_does_not_hold_and_is_told_who_holds_the_rest() {
    OwnHolds other = holds.of("run two");
    HeldTenants mine = HeldTenants.ofPool(List.of(ONE, TWO), service.url(), 1, 1, holds);
    HeldTenants theirs = HeldTenants.ofPool(List.of(ONE, TWO), service.url(), 2, 1, other);
    assertThat(mine.tenants()).containsExactly(ONE);
    assertThat(theirs.tenants()).containsExactly(TWO);
    assertThatThrownBy(() -> HeldTenants.ofPool(List.of(ONE, TWO), service.url(), 1, 1, holds))
        .isInstanceOfSatisfying(
            Trouble.class,
            trouble -> {
              assertThat(trouble.code()).isEqualTo("pool-in-use");
              assertThat(trouble.what()).contains("t-1 by run one", "t-2 by run two");
            });
    theirs.close();
    mine.close();
    assertThat(HeldTenants.ofPool(List.of(ONE, TWO), service.url(), 2, 2, other).tenants())
        .hasSize(2);
  }

  @Test
  void with_too_few_left_for_a_scenario_none_is_held() {
    OwnHolds other = holds.of("run two");
    HeldTenants mine = HeldTenants.ofPool(List.of(ONE, TWO), service.url(), 1, 1, holds);
    assertThatThrownBy(() -> HeldTenants.ofPool(List.of(ONE, TWO), service.url(), 2, 2, other))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("1 of the 2 tenants of the pool are free and 2 needed");
    mine.close();
    assertThat(HeldTenants.ofPool(List.of(ONE, TWO), service.url(), 2, 2, holds).tenants())
        .hasSize(2);
  }

  @Test
  void the_shared_tenant_is_one_runs_alone() {
    HeldTenants mine = HeldTenants.shared(ONE, service.url(), holds);
    assertThatThrownBy(() -> HeldTenants.shared(ONE, service.url(), holds.of("run two")))
        .isInstanceOfSatisfying(
            Trouble.class,
            trouble -> {
              assertThat(trouble.code()).isEqualTo("environment-in-use");
              assertThat(trouble.what()).contains("t-1 is held by run one");
            });
    mine.close();
    HeldTenants.shared(ONE, service.url(), holds.of("run two")).close();
  }

  @Test
  void texts_are_filled_and_what_is_secret_is_masked() {
    Secrets secrets = new Secrets();
    Values values = Values.of(name -> Optional.of("value-of-" + name));
    Tenant written =
        new Tenant(
            "${env:ID}",
            Map.of("analyst", "${env:TOKEN}"),
            Map.of("analyst", new Tenant.SignIn("ada", "${env:PASSWORD}")));
    Tenant tenant = HeldTenants.filled(written, values, secrets);
    assertThat(tenant.id()).isEqualTo("value-of-env:ID");
    assertThat(tenant.tokens()).containsEntry("analyst", "value-of-env:TOKEN");
    assertThat(secrets.mask("value-of-env:TOKEN value-of-env:PASSWORD")).isEqualTo("*** ***");
    assertThat(written + " " + tenant).doesNotContain("PASSWORD", "TOKEN");
  }
}
