package io.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.config.Overrides;
import io.sluice.lease.Lease;
import io.sluice.lease.LeaseJournal;
import io.sluice.testing.LentProduct;
import io.sluice.testing.StubService.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code recover} does with the tenants that a run left. */
class RecoveryTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final LentProduct product = new LentProduct();

  @AfterEach
  void stop() {
    product.close();
  }

  private void settings(String tenants) throws IOException {
    Files.writeString(
        folder.resolve("sluice.yaml"),
        "sluice: 1\nenvironments:\n  lent:\n    url: '"
            + product.url()
            + "'\n    tenants:\n"
            + tenants.indent(6));
  }

  private static final String POOL =
      """
      pool: [{id: t-1}, {id: t-2}]
      clean: {method: POST, path: "/tenants/${tenant}/reset"}
      """;
  private static final String CREATED =
      """
      create: {method: POST, path: /tenants, id: /id}
      delete: {method: DELETE, path: "/things/${tenant}"}
      """;
  private static final String LIST =
      "list: {method: GET, path: /tenants, items: /tenants, name: /n, id: /i}\n";

  /** Leaves a lease as a run does that ended a while ago without undoing it. */
  private void left(String name, Optional<String> id, Map<String, String> details) {
    left(name, id, details, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-1)));
  }

  private void left(String name, Optional<String> id, Map<String, String> details, Clock clock) {
    Path leases = folder.resolve(".sluice/leases");
    try (LeaseJournal journal = LeaseJournal.open(leases, "r1", clock)) {
      journal.take(Lease.Kind.TENANT, "lent", product.url(), name, id, details, HOUR);
    }
  }

  private List<String> recover() {
    return Sluice.open(folder, Overrides.none())
        .recover(Optional.empty(), false, note -> {})
        .lines();
  }

  private List<String> asked() {
    return product.requests().stream().map(Request::path).toList();
  }

  @Test
  void a_tenant_of_a_pool_is_cleaned_and_not_deleted() throws IOException {
    settings(POOL);
    left("t-1", Optional.of("t-1"), Map.of("pool", "true"));
    assertThat(recover()).containsExactly("cleaned tenant t-1 (t-1) of run r1");
    assertThat(asked()).containsExactly("/tenants/t-1/reset");
    assertThat(recover()).as("once").isEmpty();
  }

  @Test
  void a_tenant_of_a_pool_is_never_deleted_whatever_sluice_yaml_says_now() throws IOException {
    settings(CREATED);
    left("t-1", Optional.of("t-1"), Map.of("pool", "true"));
    assertThat(recover())
        .singleElement()
        .asString()
        .contains("still there: tenant t-1", "no `tenants.clean`");
    assertThat(asked()).isEmpty();
  }

  @Test
  void a_tenant_whose_creation_was_cut_off_is_found_by_its_name() throws IOException {
    settings(CREATED + LIST);
    product.list("{\"n\": \"other\", \"i\": \"1\"}");
    product.list("{\"n\": \"sluice-r1-1\", \"i\": 2}");
    left("sluice-r1-1", Optional.empty(), Map.of());
    assertThat(recover()).containsExactly("removed tenant sluice-r1-1 of run r1");
    assertThat(asked()).containsExactly("/tenants", "/things/2");
  }

  @Test
  void where_there_is_none_of_that_name_it_was_never_made() throws IOException {
    settings(CREATED + LIST);
    product.list("{\"n\": \"other\", \"i\": \"1\"}");
    left("sluice-r1-1", Optional.empty(), Map.of());
    assertThat(recover()).containsExactly("as it was: tenant sluice-r1-1 of run r1");
    assertThat(asked()).containsExactly("/tenants");
    assertThat(recover()).isEmpty();
  }

  @Test
  void one_that_is_still_being_made_when_recovery_looks_is_found_when_it_looks_again()
      throws IOException {
    settings(CREATED + LIST + "\n");
    Files.writeString(
        folder.resolve("sluice.yaml"),
        "policy: {timeouts: {step: 1s}}\n",
        StandardOpenOption.APPEND);
    product.listLater("{\"n\": \"sluice-r1-1\", \"i\": 2}");
    left("sluice-r1-1", Optional.empty(), Map.of(), Clock.systemUTC());
    assertThat(recover()).containsExactly("removed tenant sluice-r1-1 of run r1");
    assertThat(asked()).containsExactly("/tenants", "/tenants", "/things/2");
  }

  @Test
  void an_entry_without_an_id_or_no_list_leaves_it_for_the_next_time() throws IOException {
    settings(CREATED + LIST.replace("items: /tenants", "items: /nothing"));
    left("sluice-r1-1", Optional.empty(), Map.of());
    assertThat(recover()).singleElement().asString().contains("still there", "no list at /nothing");
    settings(CREATED + LIST);
    product.list("{\"n\": \"sluice-r1-1\"}");
    assertThat(recover()).singleElement().asString().contains("still there", "no id at /i");
    settings(CREATED);
    assertThat(recover()).singleElement().asString().contains("say under `tenants.list`");
  }
}
