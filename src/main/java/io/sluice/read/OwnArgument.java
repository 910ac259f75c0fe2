package io.sluice.read;

import io.cucumber.core.gherkin.Argument;
import io.cucumber.core.gherkin.DataTableArgument;
import io.cucumber.core.gherkin.DocStringArgument;
import io.cucumber.messages.types.PickleDocString;
import io.cucumber.messages.types.PickleStepArgument;
import io.cucumber.messages.types.PickleTable;
import io.cucumber.messages.types.PickleTableCell;
import io.cucumber.messages.types.PickleTableRow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Doc strings and tables whose parameters are filled in. */
final class OwnArgument {
  private OwnArgument() {}

  /** A table. */
  record Table(List<List<String>> rows, int line) implements DataTableArgument {
    @Override
    public List<List<String>> cells() {
      return rows;
    }

    @Override
    public int getLine() {
      return line;
    }
  }

  /** A doc string. */
  record Text(String content, Optional<String> mediaType, int line) implements DocStringArgument {
    @Override
    public String getContent() {
      return content;
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still has it
    public @Nullable String getContentType() {
      return mediaType.orElse(null);
    }

    @Override
    public @Nullable String getMediaType() {
      return mediaType.orElse(null);
    }

    @Override
    public int getLine() {
      return line;
    }
  }

  static Optional<List<List<String>>> table(Optional<Argument> argument) {
    return argument
        .filter(DataTableArgument.class::isInstance)
        .map(DataTableArgument.class::cast)
        .map(DataTableArgument::cells);
  }

  static Optional<Text> text(Optional<Argument> argument) {
    return argument
        .filter(DocStringArgument.class::isInstance)
        .map(DocStringArgument.class::cast)
        .map(
            doc ->
                new Text(doc.getContent(), Optional.ofNullable(doc.getMediaType()), doc.getLine()));
  }

  /** As Cucumber's plugins are told of it. */
  static @Nullable PickleStepArgument message(Optional<Argument> argument) {
    Optional<PickleStepArgument> table =
        table(argument).map(rows -> PickleStepArgument.of(new PickleTable(messages(rows))));
    return table
        .or(
            () ->
                text(argument)
                    .map(
                        doc ->
                            PickleStepArgument.of(
                                new PickleDocString(doc.mediaType().orElse(null), doc.content()))))
        .orElse(null);
  }

  private static List<PickleTableRow> messages(List<List<String>> rows) {
    return rows.stream()
        .map(row -> new PickleTableRow(row.stream().map(PickleTableCell::new).toList()))
        .toList();
  }
}
