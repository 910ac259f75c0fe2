package io.sluice.steps.ui;

import io.sluice.browser.Browser;
import io.sluice.model.world.World;

/** Every step class about pages, of one attempt. */
final class AllSteps {
  final UiSteps act;
  final KeySteps keys;
  final PageSteps page;
  final SeeSteps see;
  final FieldSteps fields;
  final TableSteps tables;
  final FileSteps files;

  AllSteps(World world, Browser browser, AccessibilitySettings accessibility) {
    Ui ui = new Ui(world, browser, accessibility);
    this.act = new UiSteps(ui);
    this.keys = new KeySteps(ui);
    this.page = new PageSteps(ui);
    this.see = new SeeSteps(ui);
    this.fields = new FieldSteps(ui);
    this.tables = new TableSteps(ui);
    this.files = new FileSteps(ui);
  }
}
