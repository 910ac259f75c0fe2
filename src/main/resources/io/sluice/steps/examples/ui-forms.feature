Feature: Filling in forms
  A field is known by its label; where it has none, by what stands beside it, its placeholder or title; last by an id made for tests.

  Scenario: I fill in {string} with {string}
    Replaces what a field holds, also in an editor of formatted text. The page is told as if it had been typed.
    Given I open "/pages/book-form"
    When I fill in "Title" with "Emma"
    And I fill in "Bought on" with "2026-11-25"
    And I fill in "Notes" with "A gift"
    Then the field "Title" contains "Emma"
    And the field "Notes" contains "A gift"

  @fails
  Scenario: I fill in {string} with {string}
    there is no field "Titel" on "New book – Reading room" (/pages/book-form). Fields there: "Title *", *
    Given I open "/pages/book-form"
    When I fill in "Titel" with "Emma"

  @fails
  Scenario: I fill in {string} with {string}
    the field "Reference" is read-only. Waited *
    Given I open "/pages/book-form"
    When I fill in "Reference" with "R-2"

  @fails
  Scenario: I fill in {string} with {string}
    the field "Bought on" does not take "25.11.2026": it is a field of type date, to be written as 2026-12-31. Waited *
    Given I open "/pages/book-form"
    When I fill in "Bought on" with "25.11.2026"

  Scenario: I fill in {string} with {string} in {part}
    The same in a part of the page.
    Given I open "/pages/desk"
    When I fill in "Remark" with "Bring cake" in the section "Tomorrow"
    Then the field "Remark" contains "Bring cake" in the section "Tomorrow"

  @fails
  Scenario: I fill in {string} with {string} in {part}
    in the section "Today" there is no field "Remark" on "Desk – Reading room" (/pages/desk). Fields there: none. Waited *
    Given I open "/pages/desk"
    When I fill in "Remark" with "Bring cake" in the section "Today"

  Scenario: I fill in {string} with:
    The same with several lines.
    Given I open "/pages/book-form"
    When I fill in "Notes" with:
      """
      A gift.
      Smells of smoke.
      """
    Then the field "Notes" contains "A gift. Smells of smoke."

  @fails
  Scenario: I fill in {string} with:
    there is no field "Remarks" on "New book – Reading room" (/pages/book-form). Fields there: *
    Given I open "/pages/book-form"
    When I fill in "Remarks" with:
      """
      A gift.
      """

  Scenario: I fill in:
    Several fields at once: a table of field and value, without a header row.
    Given I open "/pages/book-form"
    When I fill in:
      | Title | Emma |
      | Year  | 1815 |
    Then the field "Year" contains "1815"

  @fails
  Scenario: I fill in:
    there is no field "Yaer" on "New book – Reading room" (/pages/book-form). Fields there: "Year", *
    Given I open "/pages/book-form"
    When I fill in:
      | Title | Emma |
      | Yaer  | 1815 |

  Scenario: I clear {string}
    Takes out what a field holds.
    Given I open "/pages/book-form"
    When I clear "ISBN"
    Then the field "ISBN" is empty

  @fails
  Scenario: I clear {string}
    there is no field "ISSN" on "New book – Reading room" (/pages/book-form). Fields there: "ISBN", *
    Given I open "/pages/book-form"
    When I clear "ISSN"

  Scenario: I choose {string} in {string}
    Chooses an option of a list, of a combobox that the page made itself, or of a group of radio buttons.
    Given I open "/pages/book-form"
    When I choose "German" in "Language"
    And I choose "Switzerland" in "Country"
    And I choose "Paperback" in "Binding"
    Then "German" is chosen in "Language"
    And "Switzerland" is chosen in "Country"
    And "Paperback" is chosen in "Binding"

  @fails
  Scenario: I choose {string} in {string}
    in "Country" there is no option "Swizerland" on "New book – Reading room" (/pages/book-form). Options there: "Switzerland", *
    Given I open "/pages/book-form"
    When I choose "Swizerland" in "Country"

  @fails
  Scenario: I choose {string} in {string}
    in "Language" the option "Latin" on "New book – Reading room" (/pages/book-form) is disabled. Waited *
    Given I open "/pages/book-form"
    When I choose "Latin" in "Language"

  Scenario: I choose {string} in {string} in {part}
    The same in a part of the page.
    Given I open "/pages/book-form"
    When I choose "German" in "Language" in the form "form"
    Then "German" is chosen in "Language"

  @fails
  Scenario: I choose {string} in {string} in {part}
    there is no form "Order" on "New book – Reading room" (/pages/book-form). Forms there: *
    Given I open "/pages/book-form"
    When I choose "German" in "Language" in the form "Order"

  Scenario: I choose {string}
    Chooses a radio button by its own name, where the group has none.
    Given I open "/pages/book-form"
    When I choose "Paperback"
    Then "Paperback" is chosen in "Binding"

  @fails
  Scenario: I choose {string}
    there is no option "Leather" on "New book – Reading room" (/pages/book-form). Options there: "Hardcover", "Paperback". Waited *
    Given I open "/pages/book-form"
    When I choose "Leather"

  Scenario: I choose in {string}:
    Chooses several options, one in each row. A list has no others chosen then.
    Given I open "/pages/book-form"
    When I choose in "Genres":
      | Novel  |
      | Satire |
    And I choose in "Shelves":
      | Cellar      |
      | First floor |
    Then "Satire" is chosen in "Genres"
    And "Cellar" is chosen in "Shelves"

  @fails
  Scenario: I choose in {string}:
    in "Genres" there is no option "Nouvelle" on "New book – Reading room" (/pages/book-form). Options there: "Novel", *
    Given I open "/pages/book-form"
    When I choose in "Genres":
      | Nouvelle |

  Scenario: I tick {string}
    Ticks a box or turns a switch on, if it is not.
    Given I open "/pages/book-form"
    When I tick "Newly bought"
    And I tick "Show in the shop window"
    Then "Newly bought" is ticked
    And "Show in the shop window" is ticked

  @fails
  Scenario: I tick {string}
    there is no box to tick "Newly sold" on "New book – Reading room" (/pages/book-form). Boxes to tick there: "Newly bought", *
    Given I open "/pages/book-form"
    When I tick "Newly sold"

  Scenario: I tick {string} in {part}
    The same in a part of the page.
    Given I open "/pages/desk"
    When I tick "Open late" in the section "Tomorrow"
    Then "Open late" is ticked

  @fails
  Scenario: I tick {string} in {part}
    in the section "Today" there is no box to tick "Open late" on "Desk – Reading room" (/pages/desk). *
    Given I open "/pages/desk"
    When I tick "Open late" in the section "Today"

  Scenario: I untick {string}
    Takes the tick out of a box or turns a switch off, if it is on.
    Given I open "/pages/book-form"
    When I untick "May be lent"
    Then "May be lent" is not ticked

  @fails
  Scenario: I untick {string}
    there is no box to tick "May be sold" on "New book – Reading room" (/pages/book-form). *
    Given I open "/pages/book-form"
    When I untick "May be sold"

  Scenario: I untick {string} in {part}
    The same in a part of the page.
    Given I open "/pages/desk"
    And I tick "Open late"
    When I untick "Open late" in the section "Tomorrow"
    Then "Open late" is not ticked

  @fails
  Scenario: I untick {string} in {part}
    in the section "Today" there is no box to tick "Open late" on "Desk – Reading room" (/pages/desk). *
    Given I open "/pages/desk"
    When I untick "Open late" in the section "Today"
