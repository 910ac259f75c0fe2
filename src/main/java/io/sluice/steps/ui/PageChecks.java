package io.sluice.steps.ui;

/** Where a person is: title and address of the page. */
final class PageChecks {
  private final Page page;

  PageChecks(Page page) {
    this.page = page;
  }

  void title(String title) {
    String wanted = Texts.squash(title);
    page.until(
        () -> {
          Look look = page.look("address");
          return Seen.of(
              look.title().equals(wanted),
              look,
              () -> "the page title is " + look.where() + ", not " + Texts.quote(wanted));
        });
  }

  void address(String address) {
    page.until(
        () -> {
          Look look = page.look("address");
          Address there = Address.of(look.address());
          return Seen.of(there.is(address), look, () -> wrong(there, address, look, "not "));
        });
  }

  void addressContains(String part) {
    page.until(
        () -> {
          Look look = page.look("address");
          Address there = Address.of(look.address());
          return Seen.of(
              there.whole().contains(part),
              look,
              () -> wrong(there, part, look, "which does not contain "));
        });
  }

  private static String wrong(Address there, String wanted, Look look, String how) {
    return "the address is "
        + Texts.quote(there.shown(wanted))
        + (look.title().isEmpty() ? "" : " (" + Texts.quote(look.title()) + ")")
        + ", "
        + how
        + Texts.quote(wanted);
  }
}
