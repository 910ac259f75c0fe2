package io.sluice.steps.ui;

import io.sluice.steps.ui.Finder.Found;
import io.sluice.steps.ui.Finder.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * Options that are chosen: of a list of the browser's, of radio buttons, or of a list that the page
 * made itself (a combobox, a list box, whatever opens one).
 */
final class Choosing {
  /** A list that is still being loaded may show an option that fits only nearly. */
  private static final Duration BEFORE_NEARLY = Duration.ofMillis(300);

  /** A list that does not show an option so long may want to be typed into. */
  private static final Duration BEFORE_TYPING = Duration.ofMillis(800);

  private static final Duration BEFORE_CLOSING = Duration.ofMillis(300);
  private static final String STILL_OPEN =
      "const known = window[Symbol.for('io.sluice.found')].elements.get(arguments[0]);"
          + "const opener = known && known.deref();"
          + "return !!opener && opener.isConnected"
          + " && opener.getAttribute('aria-expanded') === 'true'";

  private final Windows windows;
  private final Page page;
  private final Finder finder;
  private final Hand hand;

  Choosing(Windows windows, Page page, Finder finder, Hand hand) {
    this.windows = windows;
    this.page = page;
    this.finder = finder;
    this.hand = hand;
  }

  /** Chooses a radio button by its own name. */
  void alone(String option, Optional<Area> area) {
    hand.press(() -> finder.one(Kind.RADIO, option, area));
  }

  /** Chooses options, one or, where a list takes several, exactly these. */
  void choose(List<String> options, String choice, Optional<Area> area, boolean only) {
    Supplier<Seen<Found>> look = () -> choice(choice, area);
    Found found = page.until(look);
    Element element = found.element();
    if (element.type().equals("select")) {
      hand.script(look, list -> select(list.element(), options, choice, only));
      return;
    }
    if (element.role().equals("listbox")) {
      options.forEach(one -> hand.press(() -> inside(Kind.CHOOSABLE, one, choice, look)));
    } else if (isGroup(element)) {
      options.forEach(one -> hand.press(() -> inside(Kind.RADIO, one, choice, look)));
    } else {
      offered(options, choice, look);
    }
  }

  /** Something to choose from, or a field that offers something once somebody types into it. */
  private Seen<Found> choice(String choice, Optional<Area> area) {
    Seen<Found> seen = finder.one(Kind.CHOICE, choice, area);
    if (seen instanceof Seen.NotYet<Found>) {
      Seen<Found> field = finder.one(Kind.FILLABLE, choice, area);
      if (field instanceof Seen.There<Found> there
          && there.value().element().type().matches("text|search")) {
        return field;
      }
    }
    return seen;
  }

  private static boolean isGroup(Element element) {
    return element.role().equals("radiogroup")
        || element.role().equals("group")
        || element.type().equals("fieldset");
  }

  private Seen<Boolean> select(Element list, List<String> options, String choice, boolean only) {
    List<Long> chosen = new ArrayList<>();
    for (String option : options) {
      Seen<Found> seen = finder.one(Kind.OPTION, option, list.id());
      if (seen instanceof Seen.NotYet<Found> missing) {
        return Seen.notYet(() -> "in " + Texts.quote(choice) + " " + missing.message().get());
      }
      chosen.add(((Seen.There<Found>) seen).value().element().id());
    }
    boolean done = Boolean.TRUE.equals(windows.run(Scripts.SELECT, list.id(), chosen, only));
    return Seen.of(done, true, () -> Texts.quote(choice) + " keeps changing");
  }

  private Seen<Found> inside(Kind kind, String option, String choice, Supplier<Seen<Found>> look) {
    return Seen.then(
        look.get(),
        group -> {
          Seen<Found> seen = finder.one(kind, option, group.element().id());
          return seen instanceof Seen.NotYet<Found> missing
              ? Seen.notYet(() -> "in " + Texts.quote(choice) + " " + missing.message().get())
              : seen;
        });
  }

  private void offered(List<String> options, String choice, Supplier<Seen<Found>> look) {
    long opener = 0;
    for (String option : options) {
      if (opener == 0 || !stillOpen(opener)) {
        Found found = page.until(look);
        opener = found.element().id();
        if (!found.element().is("expanded")) {
          hand.press(look);
        }
      }
      hand.press(new Search(option, choice, opener)::look);
    }
    close(opener);
  }

  /** The search for one option in a list that was opened. */
  private final class Search {
    private final String option;
    private final String choice;
    private final long opener;
    private final long start = System.nanoTime();
    private boolean typed;

    Search(String option, String choice, long opener) {
      this.option = option;
      this.choice = choice;
      this.opener = opener;
    }

    Seen<Found> look() {
      Look look = page.look(Kind.CHOOSABLE.key(), Page.EVERYWHERE, option, opener);
      List<Element> found = best(look);
      if (found.isEmpty()) {
        goOn(look);
      }
      Seen<Element> single = Finder.single(Kind.CHOOSABLE, option, found, look);
      if (single instanceof Seen.NotYet<Element> missing) {
        return Seen.notYet(() -> "in " + Texts.quote(choice) + " " + missing.message().get());
      }
      Element one = ((Seen.There<Element>) single).value();
      String name = Finder.call(Kind.CHOOSABLE, option);
      return Seen.of(!one.is("disabled"), new Found(one, name), () -> name + " is disabled");
    }

    private List<Element> best(Look look) {
      List<Element> options =
          Finder.inFront(look.shown().stream().filter(one -> !one.is("loose")).toList());
      List<Element> exact = Matching.inAnyCase(options, option);
      if (!exact.isEmpty() || !past(BEFORE_NEARLY)) {
        return exact;
      }
      List<Element> nearly = Matching.best(options, option);
      if (!nearly.isEmpty()) {
        return nearly;
      }
      // Lists without roles are mostly put at the end of the page.
      List<Element> loose = look.shown().stream().filter(one -> one.is("loose")).toList();
      return loose.isEmpty() ? loose : loose.subList(loose.size() - 1, loose.size());
    }

    private boolean past(Duration time) {
      return System.nanoTime() - start >= time.toNanos();
    }

    /** What a person would do: scroll the list, or type what is looked for. */
    private void goOn(Look look) {
      Optional<Element> any = look.shown().stream().filter(one -> !one.is("loose")).findFirst();
      boolean moved =
          any.isPresent()
              && Boolean.TRUE.equals(windows.run(Scripts.REVEAL, any.get().id(), false));
      if (!moved && !typed && past(BEFORE_TYPING)) {
        typed = true;
        WebElement field = windows.driver().switchTo().activeElement();
        if (field.getTagName().matches("input|textarea")
            && field.getDomAttribute("readonly") == null) {
          field.sendKeys(option);
        }
      }
    }
  }

  /** A list that takes several stays open, in front of everything else. */
  private void close(long opener) {
    long start = System.nanoTime();
    while (stillOpen(opener)) {
      if (System.nanoTime() - start > BEFORE_CLOSING.toNanos()) {
        if (!page.look(Kind.CHOOSABLE.key()).shown().isEmpty()) {
          hand.keys(driver -> new Actions(driver).sendKeys(Keys.ESCAPE).perform());
        }
        return;
      }
      windows.pause();
    }
  }

  private boolean stillOpen(long opener) {
    return windows.guarded(
        "looking at the page", () -> Boolean.TRUE.equals(windows.run(STILL_OPEN, opener)));
  }
}
