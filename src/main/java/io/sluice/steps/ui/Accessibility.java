package io.sluice.steps.ui;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.UnhandledAlertException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;

/** Checks pages, and the frames of the same origin in them, by the rules of axe-core. */
final class Accessibility {
  private static final int ELEMENTS = 3;
  private static final int RULES = 10;
  private static final int DEEPEST = 3;
  private static final String FRAMES =
      "return Array.from(document.querySelectorAll('iframe,frame')).filter(frame => {"
          + "try { return !!frame.contentDocument && frame.getClientRects().length > 0 }"
          + "catch (e) { return false }})";
  // A page is told from the next one by its document and its address.
  private static final String UNSEEN =
      "const key = Symbol.for('io.sluice.inspected');"
          + "if (!/^https?:$/.test(location.protocol) || window[key] === location.pathname)"
          + " return false;"
          + "window[key] = location.pathname; return true";

  private final Windows windows;
  private final AccessibilitySettings settings;
  // Rules a page breaks are told once for each page.
  private final Set<String> told = new HashSet<>();

  Accessibility(Windows windows, AccessibilitySettings settings) {
    this.windows = windows;
    this.settings = settings;
  }

  private record Violation(
      String id, String impact, String help, String url, long count, List<String> elements) {
    static Violation of(Map<?, ?> told) {
      return new Violation(
          String.valueOf(told.get("id")),
          String.valueOf(told.get("impact")),
          String.valueOf(told.get("help")),
          String.valueOf(told.get("url")),
          told.get("count") instanceof Number count ? count.longValue() : 0,
          Items.texts(told.get("elements")));
    }

    String text() {
      String more = count > elements.size() ? " and " + (count - elements.size()) + " more" : "";
      return id
          + (impact.isEmpty() ? "" : " (" + impact + ")")
          + ": "
          + help
          + ". "
          + String.join(" ", elements)
          + more
          + " "
          + url;
    }
  }

  /** Fails if the page breaks rules, apart from these. */
  void check(List<String> apartFrom) {
    windows.guarded(
        "checking the accessibility",
        () -> {
          List<Violation> found = violations(apartFrom);
          if (!found.isEmpty()) {
            throw new AssertionError(message(found));
          }
          return true;
        });
  }

  /** Checks the page a step led to, if every page is to be checked and this one was not. */
  void visited() {
    if (!settings.everyPage()) {
      return;
    }
    windows.guarded(
        "checking the accessibility",
        () -> {
          try {
            visit();
          } catch (UnhandledAlertException e) {
            // A dialog is open: the page is looked at when a later step leads to another one.
          }
          return true;
        });
  }

  private void visit() {
    if (!Boolean.TRUE.equals(windows.run(UNSEEN))) {
      return;
    }
    String path = String.valueOf(windows.run("return location.pathname"));
    List<Violation> news =
        violations(List.of()).stream().filter(one -> told.add(path + " " + one.id())).toList();
    if (!news.isEmpty()) {
      throw new AssertionError(message(news) + "\n(policy.accessibility checks every page)");
    }
  }

  private String message(List<Violation> found) {
    Object title = windows.run("return document.title");
    Object path = windows.run("return location.pathname");
    String rules =
        found.stream().limit(RULES).map(one -> "\n  " + one.text()).collect(Collectors.joining());
    String more = found.size() > RULES ? "\n  and " + (found.size() - RULES) + " more" : "";
    return Texts.quote(String.valueOf(title))
        + " ("
        + path
        + ") breaks "
        + found.size()
        + (found.size() == 1 ? " rule" : " rules")
        + " of accessibility ("
        + settings.standard().word()
        + "):"
        + rules
        + more;
  }

  private List<Violation> violations(List<String> apartFrom) {
    List<String> ignored = new ArrayList<>(settings.ignore());
    ignored.addAll(apartFrom);
    String script = Scripts.resource("/axe.min.js") + "\n" + Scripts.resource("axe.js");
    List<Violation> found = new ArrayList<>();
    WebDriver driver = windows.driver();
    collect(driver, script, ignored, found, 0);
    return found;
  }

  private void collect(
      WebDriver driver, String script, List<String> ignored, List<Violation> found, int depth) {
    JavascriptExecutor page = (JavascriptExecutor) driver;
    Object answer = page.executeAsyncScript(script, settings.standard().tags(), ignored, ELEMENTS);
    found.addAll(read(answer));
    if (depth < DEEPEST && page.executeScript(FRAMES) instanceof List<?> frames) {
      for (Object frame : frames) {
        driver.switchTo().frame((WebElement) frame);
        try {
          collect(driver, script, ignored, found, depth + 1);
        } finally {
          driver.switchTo().parentFrame();
        }
      }
    }
  }

  private static List<Violation> read(@Nullable Object answer) {
    if (!(answer instanceof Map<?, ?> map)) {
      throw new AssertionError("the page was replaced while its accessibility was checked");
    }
    if (map.get("unknown") instanceof List<?> unknown) {
      String rule = String.valueOf(unknown.get(0));
      throw new AssertionError(
          "axe-core has no rule "
              + Texts.quote(rule)
              + ". "
              + Finder.instead("rules", rule, Items.texts(map.get("rules")), one -> one));
    }
    if (map.get("error") instanceof String error) {
      throw new AssertionError("the accessibility could not be checked: " + error);
    }
    return map.get("violations") instanceof List<?> violations
        ? violations.stream().map(one -> Violation.of((Map<?, ?>) one)).toList()
        : List.of();
  }
}
