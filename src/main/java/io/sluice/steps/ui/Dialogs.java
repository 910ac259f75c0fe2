package io.sluice.steps.ui;

import java.util.Set;
import java.util.function.Consumer;
import org.openqa.selenium.Alert;
import org.openqa.selenium.NoAlertPresentException;
import org.openqa.selenium.UnhandledAlertException;
import org.openqa.selenium.WebDriverException;

/** The browser's own dialogs, and several windows. */
final class Dialogs {
  private final Windows windows;
  private final Page page;
  private final Hand hand;

  Dialogs(Windows windows, Page page, Hand hand) {
    this.windows = windows;
    this.page = page;
    this.hand = hand;
  }

  /** Answers the dialog that is open, or soon will be. */
  void answer(Consumer<Alert> answer) {
    Set<String> before = windows.guarded("looking for a dialog", windows::handles);
    page.until(() -> answered(answer));
    hand.afterwards(before);
  }

  private Seen<Boolean> answered(Consumer<Alert> answer) {
    try {
      answer.accept(windows.driver().switchTo().alert());
      windows.driver().switchTo().defaultContent();
      return Seen.there(true);
    } catch (UnhandledAlertException e) {
      return Seen.there(true); // one dialog came after the other: the next step is about that
    } catch (NoAlertPresentException e) {
      String where = page.look("address").where();
      return Seen.notYet(
          () ->
              "no alert, confirm or prompt of the browser is open on "
                  + where
                  + ". A dialog that the page draws itself has buttons: I press … in the dialog …");
    }
  }

  /** Goes on in the window with this title. */
  void switchTo(String title) {
    page.until(
        () -> {
          Windows.Titled there = windows.titled();
          String wanted = there.meant(title);
          if (wanted.isEmpty()) {
            return Seen.notYet(
                () ->
                    "there is no window "
                        + Texts.quote(title)
                        + ". "
                        + Finder.instead("windows", title, there.titles(), name -> name));
          }
          windows.follow(wanted);
          return Seen.there(wanted);
        });
  }

  void closeWindow() {
    windows.guarded(
        "closing the window",
        () -> {
          windows.close();
          return true;
        });
  }

  /** The text of the browser's dialog, where that is what an exception says. */
  static String textOf(WebDriverException e) {
    return e instanceof UnhandledAlertException dialog
        ? Texts.squash(String.valueOf(dialog.getAlertText()))
        : "";
  }
}
