package io.sluice.steps.ui;

import io.sluice.steps.ui.Finder.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** Keys, in what has the focus or in a field. */
final class Keyboard {
  private static final Map<String, Keys> NAMED =
      Map.ofEntries(
          Map.entry("enter", Keys.ENTER),
          Map.entry("tab", Keys.TAB),
          Map.entry("escape", Keys.ESCAPE),
          Map.entry("space", Keys.SPACE),
          Map.entry("backspace", Keys.BACK_SPACE),
          Map.entry("delete", Keys.DELETE),
          Map.entry("insert", Keys.INSERT),
          Map.entry("up", Keys.ARROW_UP),
          Map.entry("down", Keys.ARROW_DOWN),
          Map.entry("left", Keys.ARROW_LEFT),
          Map.entry("right", Keys.ARROW_RIGHT),
          Map.entry("home", Keys.HOME),
          Map.entry("end", Keys.END),
          Map.entry("page up", Keys.PAGE_UP),
          Map.entry("page down", Keys.PAGE_DOWN),
          Map.entry("control", Keys.CONTROL),
          Map.entry("shift", Keys.SHIFT),
          Map.entry("alt", Keys.ALT),
          Map.entry("meta", Keys.META));

  private final Finder finder;
  private final Hand hand;

  Keyboard(Finder finder, Hand hand) {
    this.finder = finder;
    this.hand = hand;
  }

  void press(String keys) {
    List<CharSequence> chord = chord(keys);
    hand.keys(
        driver -> {
          Actions actions = new Actions(driver);
          chord.subList(0, chord.size() - 1).forEach(actions::keyDown);
          actions.sendKeys(chord.get(chord.size() - 1));
          chord.subList(0, chord.size() - 1).forEach(actions::keyUp);
          actions.perform();
        });
  }

  void press(String keys, String field) {
    String chord = Keys.chord(chord(keys));
    hand.use(
        () -> finder.one(Kind.of(UiRole.FIELD), field, Optional.empty()),
        (driver, element) -> element.sendKeys(chord));
  }

  void type(String text) {
    hand.keys(driver -> new Actions(driver).sendKeys(text).perform());
  }

  void type(String text, String field) {
    hand.use(
        () -> finder.one(Kind.FILLABLE, field, Optional.empty()),
        (driver, element) -> element.sendKeys(text));
  }

  private static List<CharSequence> chord(String keys) {
    List<CharSequence> chord = new ArrayList<>();
    for (String key : keys.equals("+") ? new String[] {keys} : keys.split("\\+", -1)) {
      chord.add(key(key.strip(), keys));
    }
    // With Control held a keyboard gives small letters, whatever is printed on the keys.
    int last = chord.size() - 1;
    if (last > 0
        && chord.stream().noneMatch(key -> key == Keys.SHIFT)
        && !(chord.get(last) instanceof Keys)) {
      chord.set(last, chord.get(last).toString().toLowerCase(Locale.ROOT));
    }
    return chord;
  }

  private static CharSequence key(String key, String keys) {
    String word = key.toLowerCase(Locale.ROOT);
    String plain = word.startsWith("arrow") && word.length() > 5 ? word.substring(5).strip() : word;
    Keys named = NAMED.get(plain.replaceFirst("^page(?=up|down)", "page "));
    if (named != null) {
      return named;
    }
    if (word.matches("f([1-9]|1[0-2])")) {
      return Keys.valueOf(word.toUpperCase(Locale.ROOT));
    }
    if (key.codePointCount(0, key.length()) == 1) {
      return key;
    }
    throw new AssertionError(
        "there is no key "
            + Texts.quote(key)
            + " in "
            + Texts.quote(keys)
            + ". Keys are letters, digits and "
            + Texts.nearest(key, NAMED.keySet().stream().sorted().toList(), NAMED.size())
            + ", joined by + where several are held: \"Control+A\"");
  }
}
