Feature: Pages, windows and dialogs
  Where a person is. Opening and pressing wait until the next page is there, so there is no step for waiting.

  Scenario: I open {string}
    Goes to a page of the service by its path, or to a whole address, and waits until it is loaded.
    When I open "/pages/books"
    Then I see the heading "Books"

  @fails
  Scenario: I open {string}
    opening http://127.0.0.1:1/ failed: *
    When I open "http://127.0.0.1:1/"

  Scenario: I go back
    Goes back to the page before, as the browser's button does.
    Given I open "/pages/books"
    And I press "New book"
    When I go back
    Then the page title is "Books – Reading room"

  @fails
  Scenario: I go back
    the address is "/pages/books" ("Books – Reading room"), not "/pages/book-form". Waited *
    Given I open "/pages/books"
    And I press "New book"
    When I go back
    Then the address is "/pages/book-form"

  Scenario: I go forward
    Goes forward again.
    Given I open "/pages/books"
    And I press "New book"
    And I go back
    When I go forward
    Then the address is "/pages/book-form"

  @fails
  Scenario: I go forward
    the address is "/pages/book-form" ("New book – Reading room"), not "/pages/books". Waited *
    Given I open "/pages/books"
    And I press "New book"
    And I go back
    When I go forward
    Then the address is "/pages/books"

  Scenario: I reload the page
    Loads the page again; what was typed and not saved is gone.
    Given I open "/pages/book-form"
    And I fill in "Title" with "Emma"
    When I reload the page
    Then the field "Title" is empty

  @fails
  Scenario: I reload the page
    the field "Title" on "New book – Reading room" (/pages/book-form) contains "", not "Emma". Waited *
    Given I open "/pages/book-form"
    And I fill in "Title" with "Emma"
    When I reload the page
    Then the field "Title" contains "Emma"

  Scenario: the page title is {string}
    The title that the browser shows in the tab.
    When I open "/pages/books"
    Then the page title is "Books – Reading room"

  @fails
  Scenario: the page title is {string}
    the page title is "Books – Reading room" (/pages/books), not "Books". Waited *
    When I open "/pages/books"
    Then the page title is "Books"

  Scenario: the address is {string}
    The path of the page, or its whole address. What comes after ? and # counts only where it is written.
    Given I open "/pages/books"
    When I press "Emma"
    Then the address is "/pages/book"
    And the address is "/pages/book?id=1"

  @fails
  Scenario: the address is {string}
    the address is "/pages/book?id=1" ("Book – Reading room"), not "/pages/book?id=2". Waited *
    Given I open "/pages/books"
    When I press "Emma"
    Then the address is "/pages/book?id=2"

  Scenario: the address contains {string}
    A part of the whole address.
    Given I open "/pages/books"
    When I press "Emma"
    Then the address contains "id=1"

  @fails
  Scenario: the address contains {string}
    the address is "/pages/books" ("Books – Reading room"), which does not contain "id=1". Waited *
    When I open "/pages/books"
    Then the address contains "id=1"

  Scenario: I switch to the window {string}
    Goes on in another window or tab, known by its title or a part of it. A window that a press opens is used without this step.
    Given I open "/pages/desk"
    And I press "Help"
    And the page title is "Help – Reading room"
    When I switch to the window "Desk"
    Then I see the heading "Desk"

  @fails
  Scenario: I switch to the window {string}
    there is no window "Cellar". Windows there: "Desk – Reading room". Waited *
    Given I open "/pages/desk"
    When I switch to the window "Cellar"

  Scenario: I close the window
    Closes the window and goes on in the one before it.
    Given I open "/pages/desk"
    And I press "Help"
    When I close the window
    Then I see the heading "Desk"

  @fails
  Scenario: I close the window
    there is no other window to go on in: this one stays open
    Given I open "/pages/desk"
    When I close the window

  Scenario: I accept the dialog
    Says OK to the alert, confirm or prompt of the browser that is open. What opens the dialog is said before.
    Given I open "/pages/desk"
    When I press "Delete the card"
    And I accept the dialog
    Then I see "The card is deleted."

  @fails
  Scenario: I accept the dialog
    no alert, confirm or prompt of the browser is open on "Desk – Reading room" (/pages/desk). A dialog that the page draws itself has buttons: *
    Given I open "/pages/desk"
    When I press "Remove the reader"
    And I accept the dialog

  Scenario: I dismiss the dialog
    Says Cancel to the confirm or prompt of the browser that is open.
    Given I open "/pages/desk"
    When I press "Delete the card"
    And I dismiss the dialog
    Then I see "The card is kept."

  @fails
  Scenario: I dismiss the dialog
    no alert, confirm or prompt of the browser is open on "Desk – Reading room" (/pages/desk). *
    Given I open "/pages/desk"
    When I dismiss the dialog

  Scenario: I answer the dialog with {string}
    Types into the prompt of the browser that is open, and says OK.
    Given I open "/pages/desk"
    When I press "Rename"
    And I answer the dialog with "Grace"
    Then I see "Renamed to Grace"

  @fails
  Scenario: I answer the dialog with {string}
    no alert, confirm or prompt of the browser is open on "Desk – Reading room" (/pages/desk). *
    Given I open "/pages/desk"
    When I answer the dialog with "Grace"

  Scenario: the page has no accessibility violations
    Checks the page, and frames of the same origin in it, with axe-core, by the rules of policy.accessibility.standard.
    When I open "/pages/help"
    Then the page has no accessibility violations

  @fails
  Scenario: the page has no accessibility violations
    "Poster – Reading room" (/pages/poster) breaks 4 rules of accessibility (wcag2aa): color-contrast (serious): *
    When I open "/pages/poster"
    Then the page has no accessibility violations

  Scenario: the page has no accessibility violations apart from {string}
    The same without some of axe-core's rules, separated by commas.
    When I open "/pages/poster"
    Then the page has no accessibility violations apart from "color-contrast, html-has-lang, image-alt, label"

  @fails
  Scenario: the page has no accessibility violations apart from {string}
    axe-core has no rule "colour-contrast". Rules there: "color-contrast", *
    When I open "/pages/poster"
    Then the page has no accessibility violations apart from "colour-contrast"
