Feature: Pressing and pointing
  What is on a page is named as a person would name it: a button by its text, a field by its label. A step waits until what it needs is there, at rest, in view and not covered.

  Scenario: I press {string}
    Presses a button, a link, a tab, an entry of a menu, or whatever has this text. Things in frames of the same origin and in shadow trees are found too.
    Given I open "/pages/desk"
    When I press "Raise"
    Then I see "May take 5 books"

  @fails
  Scenario: I press {string}
    there is no button or link "Raze" on "Desk – Reading room" (/pages/desk). Buttons and links there: "Raise", *
    Given I open "/pages/desk"
    When I press "Raze"

  @fails
  Scenario: I press {string}
    2 buttons and links on "Desk – Reading room" (/pages/desk) are equally well meant by "Close": "Close" in the section "Today", "Close" in the section "Tomorrow". Say where: I press "Close" in the section "Today". Waited *
    Given I open "/pages/desk"
    When I press "Close"

  @fails
  Scenario: I press {string}
    the button or link "Help" is covered by <div class="shade">. Waited *
    Given I open "/pages/desk"
    And I press "Remove the reader"
    When I press "Help"

  Scenario: I press {string} in {part}
    Presses something in a part of the page: a section, dialog, form, row, list item, list, table, navigation, menu or frame. Where only one of them is shown, its name may be left out: in the dialog.
    Given I open "/pages/books"
    When I press "Delete" in the row "Middlemarch"
    Then I see the alert "Middlemarch was deleted."
    When I press "Desk" in the navigation
    And I press "Remove the reader"
    And I press "Cancel" in the dialog
    Then I see "Nothing happened."

  @fails
  Scenario: I press {string} in {part}
    there are 3 rows on "Books – Reading room" (/pages/books): say which one. Rows there: *
    Given I open "/pages/books"
    When I press "Delete" in the row

  @fails
  Scenario: I press {string} in {part}
    there is no dialog on "Books – Reading room" (/pages/books). Waited *
    Given I open "/pages/books"
    When I press "Delete" in the dialog

  @fails
  Scenario: I press {string} in {part}
    in the row "Middlemarch" the button or link "Lend" on "Books – Reading room" (/pages/books) is disabled. Waited *
    Given I open "/pages/books"
    When I press "Lend" in the row "Middlemarch"

  Scenario: I press the {pressed} {string}
    Presses a button, link, tab or menu item that shares its name with something else.
    Given I open "/pages/books"
    When I press the tab "History"
    Then I see "Lent twice."

  @fails
  Scenario: I press the {pressed} {string}
    there is no link "History" on "Books – Reading room" (/pages/books). Links there: *
    Given I open "/pages/books"
    When I press the link "History"

  @fails
  Scenario: I press the {pressed} {string}
    2 buttons on "Desk – Reading room" (/pages/desk) are equally well meant by "Close": "Close" in the section "Today", "Close" in the section "Tomorrow". Say where: I press the button "Close" in the section "Today". Waited *
    Given I open "/pages/desk"
    When I press the button "Close"

  Scenario: I press the {pressed} {string} in {part}
    The same in a part of the page.
    Given I open "/pages/desk"
    When I press the button "Close" in the section "Today"
    Then I see "Today is closed."

  @fails
  Scenario: I press the {pressed} {string} in {part}
    in the section "Today" there is no link "Close" on "Desk – Reading room" (/pages/desk). Links there: none. Waited *
    Given I open "/pages/desk"
    When I press the link "Close" in the section "Today"

  Scenario: I double press {string}
    Presses twice in a row.
    Given I open "/pages/desk"
    When I double press "Map of the house"
    Then I see "Opened the map."

  @fails
  Scenario: I double press {string}
    there is no part "Map of the cellar" on "Desk – Reading room" (/pages/desk). *
    Given I open "/pages/desk"
    When I double press "Map of the cellar"

  Scenario: I double press {string} in {part}
    The same in a part of the page.
    Given I open "/pages/desk"
    When I double press "Map of the house" in the section "House"
    Then I see "Opened the map."

  @fails
  Scenario: I double press {string} in {part}
    in the section "Today" there is no part "Map of the house" on "Desk – Reading room" (/pages/desk). *
    Given I open "/pages/desk"
    When I double press "Map of the house" in the section "Today"

  Scenario: I right press {string}
    Presses with the right button of the mouse.
    Given I open "/pages/desk"
    When I right press "Catalogue"
    Then I see "Menu of the catalogue."

  @fails
  Scenario: I right press {string}
    there is no part "Index" on "Desk – Reading room" (/pages/desk). *
    Given I open "/pages/desk"
    When I right press "Index"

  Scenario: I right press {string} in {part}
    The same in a part of the page.
    Given I open "/pages/desk"
    When I right press "Catalogue" in the section "House"
    Then I see "Menu of the catalogue."

  @fails
  Scenario: I right press {string} in {part}
    in the section "Today" there is no part "Catalogue" on "Desk – Reading room" (/pages/desk). *
    Given I open "/pages/desk"
    When I right press "Catalogue" in the section "Today"

  Scenario: I point at {string}
    Moves the mouse there, for what a page shows only then.
    Given I open "/pages/desk"
    And I do not see "My books"
    When I point at "Account"
    Then I see the link "My books"

  @fails
  Scenario: I point at {string}
    there is no part "Wallet" on "Desk – Reading room" (/pages/desk). *
    Given I open "/pages/desk"
    When I point at "Wallet"

  Scenario: I point at {string} in {part}
    The same in a part of the page.
    Given I open "/pages/desk"
    When I point at "Account" in the section "House"
    Then I see the link "My books"

  @fails
  Scenario: I point at {string} in {part}
    in the section "Today" there is no part "Account" on "Desk – Reading room" (/pages/desk). *
    Given I open "/pages/desk"
    When I point at "Account" in the section "Today"

  Scenario: I drag {string} to {string}
    Takes one thing to another with the mouse, or by the browser's own drag and drop where the page uses it.
    Given I open "/pages/desk"
    When I drag "Mend the atlas" to "Finished"
    Then I see "Moved."
    And I see "Mend the atlas" in the section "Finished"

  @fails
  Scenario: I drag {string} to {string}
    there is no part "Archive" on "Desk – Reading room" (/pages/desk). *
    Given I open "/pages/desk"
    When I drag "Mend the atlas" to "Archive"

  Scenario: I scroll to {string}
    Scrolls until something is in view, also what a page renders or loads only on the way there.
    Given I open "/pages/desk"
    When I scroll to "Reader 40"
    Then I see "Reader 40"

  @fails
  Scenario: I scroll to {string}
    "Reader 400" did not come into view on "Desk – Reading room" (/pages/desk). *
    Given I open "/pages/desk"
    When I scroll to "Reader 400"

  Scenario: I press the key {string}
    Presses a key, or several held together, in what has the focus.
    Given I open "/pages/desk"
    And I type "maps" in "Quick search"
    When I press the key "Enter"
    Then I see "Searched for maps"
    When I press the key "Control+A"
    Then I see "All selected."

  @fails
  Scenario: I press the key {string}
    there is no key "Return" in "Return". Keys are letters, digits and *
    Given I open "/pages/desk"
    When I press the key "Return"

  Scenario: I press the key {string} in {string}
    Presses a key in a field.
    Given I open "/pages/desk"
    When I press the key "Enter" in "Quick search"
    Then I see "Searched for"

  @fails
  Scenario: I press the key {string} in {string}
    there is no field "Slow search" on "Desk – Reading room" (/pages/desk). Fields there: "Quick search", *
    Given I open "/pages/desk"
    When I press the key "Enter" in "Slow search"

  Scenario: I type {string}
    Types, letter by letter, into what has the focus.
    Given I open "/pages/desk"
    And I press the key "Home" in "Quick search"
    When I type "atlas"
    Then the field "Quick search" contains "atlas"

  @fails
  Scenario: I type {string}
    the field "Quick search" on "Desk – Reading room" (/pages/desk) contains "atlas", not "globe". Waited *
    Given I open "/pages/desk"
    And I press the key "Home" in "Quick search"
    When I type "atlas"
    Then the field "Quick search" contains "globe"

  Scenario: I type {string} in {string}
    Types, letter by letter, at the end of what a field holds, for pages that follow each key.
    Given I open "/pages/desk"
    When I type "atlas" in "Quick search"
    Then I see "5"

  @fails
  Scenario: I type {string} in {string}
    there is no field "Slow search" on "Desk – Reading room" (/pages/desk). Fields there: *
    Given I open "/pages/desk"
    When I type "atlas" in "Slow search"
