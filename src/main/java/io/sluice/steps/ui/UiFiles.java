package io.sluice.steps.ui;

import io.sluice.browser.Browser;
import io.sluice.model.world.World;
import io.sluice.steps.ui.Finder.Found;
import io.sluice.steps.ui.Finder.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files that are given to a page and files that it gives. */
final class UiFiles {
  private static final int SHOWN = 300;

  /** A field that is still to come is better than a press that may lead elsewhere. */
  private static final Duration BEFORE_PRESSING = Duration.ofMillis(500);

  private final World world;
  private final Browser browser;
  private final Page page;
  private final Finder finder;
  private final Hand hand;
  private final FileChooser chooser;
  private final Map<String, Path> kept = new HashMap<>();

  UiFiles(World world, Browser browser, Page page, Finder finder, Hand hand, FileChooser chooser) {
    this.world = world;
    this.browser = browser;
    this.page = page;
    this.finder = finder;
    this.hand = hand;
    this.chooser = chooser;
  }

  /**
   * Gives files of the project to a field, to the hidden field behind a button, or to the one that
   * a page makes when something is pressed.
   */
  void upload(List<String> files, String field, Optional<Area> area) {
    List<String> paths =
        files.stream().map(file -> world.file(file).toAbsolutePath().toString()).toList();
    Supplier<Seen<Found>> presses = () -> asking(field, area);
    long start = System.nanoTime();
    Found first =
        page.until(
            () -> {
              Seen<Found> known = finder.one(Kind.FILE, field, area);
              boolean late = System.nanoTime() - start >= BEFORE_PRESSING.toNanos();
              return late ? or(known, presses) : known;
            });
    if (first.element().type().equals("file")) {
      String lines = String.join("\n", paths);
      hand.use(
          () -> target(field, files.size(), area), (driver, element) -> element.sendKeys(lines));
    } else {
      chooser.give(paths, presses, first);
    }
  }

  /** What can be pressed and may ask for a file then; not just any text of that name. */
  private Seen<Found> asking(String name, Optional<Area> area) {
    return Seen.then(
        finder.one(Kind.PRESSABLE, name, area),
        found ->
            Seen.of(
                found.element().isCalled(name),
                found,
                () -> found.name() + " is called otherwise"));
  }

  private static Seen<Found> or(Seen<Found> first, Supplier<Seen<Found>> second) {
    if (first instanceof Seen.There<Found>) {
      return first;
    }
    return second.get() instanceof Seen.There<Found> there ? there : first;
  }

  private Seen<Found> target(String field, int count, Optional<Area> area) {
    return Seen.then(
        finder.one(Kind.FILE, field, area),
        found ->
            Seen.of(
                count == 1 || found.element().is("multiple"),
                found,
                () -> found.name() + " takes one file, not " + count));
  }

  /** Presses something that gives a file, and keeps the file under a name. */
  void download(String button, String name, Optional<Area> area) {
    Path folder = browser.downloads();
    Set<Path> before = files(folder);
    hand.press(() -> finder.one(Kind.PRESSABLE, button, area));
    Path file = page.until(() -> downloaded(folder, before, button));
    kept.put(name, file);
  }

  private Seen<Path> downloaded(Path folder, Set<Path> before, String button) {
    Set<Path> news = files(folder);
    news.removeAll(before);
    boolean complete = news.stream().noneMatch(UiFiles::unfinished);
    Optional<Path> file = news.stream().filter(one -> !unfinished(one)).findFirst();
    Supplier<String> missing =
        () ->
            Texts.quote(button)
                + " was pressed on "
                + page.look("address").where()
                + " and gave no file"
                + (news.isEmpty() ? "" : ": it is still being loaded");
    return file.isPresent() && complete ? Seen.there(file.get()) : Seen.notYet(missing);
  }

  private static boolean unfinished(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".crdownload") || name.startsWith(".");
  }

  private static Set<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.collect(Collectors.toCollection(HashSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void named(String file, String name) {
    String actual = kept(file).getFileName().toString();
    if (!actual.equals(name)) {
      throw new AssertionError(
          "the file "
              + Texts.quote(file)
              + " is named "
              + Texts.quote(actual)
              + ", not "
              + Texts.quote(name));
    }
  }

  void contains(String file, String text, boolean expected) {
    String content = text(file);
    if (content.contains(text) != expected) {
      throw new AssertionError(
          call(file)
              + (expected ? " does not contain " : " contains ")
              + Texts.quote(text)
              + ". It begins: "
              + beginning(content));
    }
  }

  void size(String file, int least) {
    long size = size(kept(file));
    if (size < least) {
      throw new AssertionError(call(file) + " has " + size + " bytes, expected at least " + least);
    }
  }

  /** The file as a table: CSV with a header row, separated by commas, semicolons or tabs. */
  void rows(String file, List<List<String>> expected, TableChecks.Rows how) {
    Table table = CsvText.table(text(file));
    Seen<Table> seen =
        Compared.with(table, expected, how, call(file), kept(file).getFileName().toString());
    if (seen instanceof Seen.NotYet<Table> wrong) {
      throw new AssertionError(wrong.message().get());
    }
  }

  private static String call(String file) {
    return "the file " + Texts.quote(file);
  }

  private static String beginning(String content) {
    return content.isEmpty()
        ? "it is empty"
        : content.substring(0, Math.min(SHOWN, content.length()));
  }

  private Path kept(String file) {
    Path path = kept.get(file);
    if (path == null) {
      throw new AssertionError(
          "nothing was downloaded as "
              + Texts.quote(file)
              + "; downloaded is "
              + (kept.isEmpty()
                  ? "nothing: say I download \"…\" as \"" + file + "\" first"
                  : kept.keySet().stream().map(Texts::quote).collect(Collectors.joining(", "))));
    }
    return path;
  }

  private String text(String file) {
    try {
      return new String(Files.readAllBytes(kept(file)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
