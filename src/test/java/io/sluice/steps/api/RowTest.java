package io.sluice.steps.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cucumber.datatable.DataTable;
import io.sluice.model.world.Variables;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowTest {
  private static final DataTable TITLES =
      DataTable.create(List.of(List.of("title"), List.of("Emma")));

  @Test
  void a_single_column_names_a_field_where_the_entries_are_objects() throws IOException {
    List<JsonNode> books =
        entries("[{\"title\": \"Emma\", \"year\": 1815}, {\"title\": \"Lady\"}]");
    List<Row> rows = Row.of(TITLES, variables(), books);
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).matches(books.get(0))).isTrue();
    assertThat(rows.get(0).matches(books.get(1))).isFalse();
  }

  @Test
  void a_single_column_is_the_entries_where_they_are_values() throws IOException {
    List<JsonNode> titles = entries("[\"title\", \"Emma\"]");
    List<Row> rows = Row.of(TITLES, variables(), titles);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1).matches(titles.get(1))).isTrue();
  }

  private static Variables variables() {
    return new Variables(() -> Instant.EPOCH, () -> "u");
  }

  private static List<JsonNode> entries(String json) throws IOException {
    List<JsonNode> entries = new ArrayList<>();
    new ObjectMapper().readTree(json).forEach(entries::add);
    return entries;
  }
}
