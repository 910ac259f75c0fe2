package io.sluice.steps.ui;

import io.sluice.browser.Browser;
import io.sluice.model.world.World;
import io.sluice.steps.ui.UiWords.NamedPart;
import java.util.Optional;

/** What the steps of an attempt use its browser with; one for each attempt. */
public final class Ui {
  private final World world;
  final Windows windows;
  final Page page;
  final Actions actions;
  final Forms forms;
  final Choosing choosing;
  final Keyboard keyboard;
  final Dialogs dialogs;
  final UiFiles files;
  final Checks checks;
  final FieldChecks fields;
  final PageChecks pages;
  final TableChecks tables;
  final Accessibility accessibility;

  /** The browser is started by the first step that needs it. */
  public Ui(World world, Browser browser, AccessibilitySettings settings) {
    this.world = world;
    this.windows = new Windows(browser, world);
    this.accessibility = new Accessibility(windows, settings);
    this.page = new Page(windows, accessibility::visited);
    Finder finder = new Finder(page);
    Hand hand = new Hand(windows, page, accessibility::visited);
    this.actions = new Actions(windows, page, finder, hand);
    this.forms = new Forms(windows, page, finder, hand);
    this.choosing = new Choosing(windows, page, finder, hand);
    this.keyboard = new Keyboard(finder, hand);
    this.dialogs = new Dialogs(windows, page, hand);
    this.files = new UiFiles(world, browser, page, finder, hand, new FileChooser(windows, hand));
    this.checks = new Checks(page, finder);
    this.fields = new FieldChecks(page, finder);
    this.pages = new PageChecks(page);
    this.tables = new TableChecks(page);
  }

  World world() {
    return world;
  }

  /** A text of a step with remembered values filled in. */
  String text(String written) {
    return world.variables().fill(written);
  }

  /** The same of a name: an empty one would fit anything, such a check could not fail. */
  String name(String written) {
    String name = Texts.squash(text(written));
    if (name.isEmpty()) {
      throw new AssertionError("the step names nothing: its text is empty");
    }
    return name;
  }

  /** A part of the page. */
  Optional<Area> area(NamedPart part) {
    return Optional.of(new Area(part.role(), part.name().map(this::name)));
  }
}
