Feature: What is to be seen
  A check looks until it holds or its time is over, policy.timeouts.step as a rule; "within 30 s, I see …" gives it more. "I do not see" is true of an empty page too: say first what is there.

  Scenario: I see {string}
    The text is to be read somewhere on the page, as it is written or as it is displayed.
    When I open "/pages/books"
    Then I see "3 books are on the shelf"

  @fails
  Scenario: I see {string}
    "4 books are on the shelf" is not to be read on "Books – Reading room" (/pages/books). Nearest there: "3 books are on the shelf", *
    When I open "/pages/books"
    Then I see "4 books are on the shelf"

  Scenario: I see {string} in {part}
    The text is to be read in a part of the page.
    When I open "/pages/books"
    Then I see "Out" in the row "Middlemarch"
    And I see "Show your card" in the section "Lending a book"

  @fails
  Scenario: I see {string} in {part}
    in the section "Lending a book" "Jane Austen" is not to be read on "Books – Reading room" (/pages/books). Nearest there: *
    When I open "/pages/books"
    Then I see "Jane Austen" in the section "Lending a book"

  Scenario: I do not see {string}
    The text is not, or no longer, to be read on the page.
    Given I open "/pages/books"
    When I press "Delete" in the row "Emma"
    Then I do not see "1815"

  @fails
  Scenario: I do not see {string}
    "1815" is to be read on "Books – Reading room" (/pages/books): "1815". Waited *
    When I open "/pages/books"
    Then I do not see "1815"

  Scenario: I do not see {string} in {part}
    The text is not, or no longer, to be read in a part of the page.
    When I open "/pages/books"
    Then I do not see "Out" in the row "Emma"

  @fails
  Scenario: I do not see {string} in {part}
    in the row "Middlemarch" "Out" is to be read on "Books – Reading room" (/pages/books): "Out". Waited *
    When I open "/pages/books"
    Then I do not see "Out" in the row "Middlemarch"

  Scenario: I see {string} {int} time(s)
    The text is to be read so often.
    When I open "/pages/books"
    Then I see "Jane Austen" 2 times

  @fails
  Scenario: I see {string} {int} time(s)
    "Jane Austen" is to be read 2 times on "Books – Reading room" (/pages/books), expected once. Waited *
    When I open "/pages/books"
    Then I see "Jane Austen" 1 time

  Scenario: I see the {uiRole} {string}
    A heading, button, link, tab, menu item, field, alert, image, row, table, list, list item, dialog, form, section, navigation, menu or frame of this name is on the page. Of an alert, row or list item, a part of its text is enough.
    When I open "/pages/books"
    Then I see the heading "Emma"
    And I see the link "Export"
    And I see the image "Cover of Emma"
    And I see the list item "your card"

  @fails
  Scenario: I see the {uiRole} {string}
    there is no button "Export" on "Books – Reading room" (/pages/books). Buttons there: *
    When I open "/pages/books"
    Then I see the button "Export"

  @fails
  Scenario: I see the {uiRole} {string}
    the dialog that is open says "Really delete the card?". Waited *
    Given I open "/pages/desk"
    When I press "Delete the card"
    Then I see the dialog "Really burn the card?"

  Scenario: I see the {uiRole} {string} in {part}
    The same in a part of the page.
    Given I open "/pages/desk"
    When I press "Remove the reader"
    Then I see the dialog "Confirm"
    And I see the button "Cancel" in the dialog "Confirm"

  @fails
  Scenario: I see the {uiRole} {string} in {part}
    in the dialog "Confirm" there is no button "Help" on "Desk – Reading room" (/pages/desk). Buttons there: "Remove", "Cancel". Waited *
    Given I open "/pages/desk"
    When I press "Remove the reader"
    Then I see the button "Help" in the dialog "Confirm"

  Scenario: I do not see the {uiRole} {string}
    Nothing of this name is, or is any longer, on the page, in capitals or not.
    When I open "/pages/books"
    Then I do not see the button "Publish"

  @fails
  Scenario: I do not see the {uiRole} {string}
    there is a link "Export" on "Books – Reading room" (/pages/books). Waited *
    When I open "/pages/books"
    Then I do not see the link "export"

  Scenario: I do not see the {uiRole} {string} in {part}
    The same in a part of the page.
    When I open "/pages/books"
    Then I do not see the link "Export" in the navigation "Main"

  @fails
  Scenario: I do not see the {uiRole} {string} in {part}
    in the navigation "Main" there is a link "Desk" on "Books – Reading room" (/pages/books). Waited *
    When I open "/pages/books"
    Then I do not see the link "Desk" in the navigation "Main"

  Scenario: I see the {uiRole} {string} {int} time(s)
    So many things of this name are on the page.
    When I open "/pages/books"
    Then I see the button "Delete" 3 times

  @fails
  Scenario: I see the {uiRole} {string} {int} time(s)
    the button "Delete" is 3 times on "Books – Reading room" (/pages/books), expected 2 times. Buttons there: *
    When I open "/pages/books"
    Then I see the button "Delete" 2 times

  Scenario: {string} shows {string}
    What is shown beside a label, of a list of terms, a field, a row with two cells, or a bold word.
    When I open "/pages/books"
    Then "Shelf mark" shows "A-12"

  @fails
  Scenario: {string} shows {string}
    "Shelf mark" on "Books – Reading room" (/pages/books) shows "A-12", not "A". Waited *
    When I open "/pages/books"
    Then "Shelf mark" shows "A"

  Scenario: I remember what {string} shows as {string}
    Keeps what is shown beside a label for later steps.
    Given I open "/pages/books"
    When I remember what "Shelf mark" shows as "mark"
    Then I see "${mark}"

  @fails
  Scenario: I remember what {string} shows as {string}
    nothing is shown beside "Shelf" on "Books – Reading room" (/pages/books). Labels there: *
    Given I open "/pages/books"
    When I remember what "Shelf" shows as "mark"

  Scenario: the field {string} contains {string}
    The field holds the text, maybe among other text.
    When I open "/pages/book-form"
    Then the field "ISBN" contains "978"

  @fails
  Scenario: the field {string} contains {string}
    the field "ISBN" on "New book – Reading room" (/pages/book-form) contains "978-0", not "979". Waited *
    When I open "/pages/book-form"
    Then the field "ISBN" contains "979"

  Scenario: the field {string} contains {string} in {part}
    The same in a part of the page, here a frame.
    Given I open "/pages/desk"
    When I fill in "Subject" with "Overdue" in the frame "Editor"
    Then the field "Subject" contains "Overdue" in the frame "Editor"

  @fails
  Scenario: the field {string} contains {string} in {part}
    in the frame "Editor" the field "Subject" on "Desk – Reading room" (/pages/desk) contains "", not "Overdue". Waited *
    When I open "/pages/desk"
    Then the field "Subject" contains "Overdue" in the frame "Editor"

  Scenario: the field {string} is empty
    The field holds nothing.
    When I open "/pages/book-form"
    Then the field "Title" is empty

  @fails
  Scenario: the field {string} is empty
    the field "ISBN" on "New book – Reading room" (/pages/book-form) contains "978-0", not "". Waited *
    When I open "/pages/book-form"
    Then the field "ISBN" is empty

  Scenario: the field {string} is required
    The page says that the field must be filled in.
    When I open "/pages/book-form"
    Then the field "Title" is required

  @fails
  Scenario: the field {string} is required
    the field "ISBN" on "New book – Reading room" (/pages/book-form) is not required. Waited *
    When I open "/pages/book-form"
    Then the field "ISBN" is required

  Scenario: the field {string} is invalid
    The page, or the browser, marks the field as wrong.
    Given I open "/pages/book-form"
    When I press "Save"
    Then the field "Title" is invalid

  @fails
  Scenario: the field {string} is invalid
    the field "ISBN" on "New book – Reading room" (/pages/book-form) is not marked as wrong. Waited *
    Given I open "/pages/book-form"
    When I press "Save"
    Then the field "ISBN" is invalid

  Scenario: the field {string} shows the message {string}
    The page says at the field what is wrong with it.
    Given I open "/pages/book-form"
    When I press "Save"
    Then the field "Title" shows the message "Enter a title"

  @fails
  Scenario: the field {string} shows the message {string}
    the field "Title" on "New book – Reading room" (/pages/book-form) shows the message "Enter a title" *, not "Enter a year". Waited *
    Given I open "/pages/book-form"
    When I press "Save"
    Then the field "Title" shows the message "Enter a year"

  Scenario: the {uiRole} {string} is enabled
    It is there and can be used.
    When I open "/pages/book-form"
    Then the button "Save" is enabled

  @fails
  Scenario: the {uiRole} {string} is enabled
    the button "Publish" on "New book – Reading room" (/pages/book-form) is disabled. Waited *
    When I open "/pages/book-form"
    Then the button "Publish" is enabled

  Scenario: the {uiRole} {string} is disabled
    It is there and cannot be used.
    When I open "/pages/book-form"
    Then the button "Publish" is disabled

  @fails
  Scenario: the {uiRole} {string} is disabled
    the button "Save" on "New book – Reading room" (/pages/book-form) is not disabled. Waited *
    When I open "/pages/book-form"
    Then the button "Save" is disabled

  Scenario: the {uiRole} {string} has the focus
    What is typed now goes there.
    Given I open "/pages/book-form"
    When I press "Save"
    Then the field "Title" has the focus

  @fails
  Scenario: the {uiRole} {string} has the focus
    the field "ISBN" on "New book – Reading room" (/pages/book-form) is not in focus; the focus is in "Title *". Waited *
    Given I open "/pages/book-form"
    When I press "Save"
    Then the field "ISBN" has the focus

  Scenario: the {uiRole} {string} is selected
    It is the one of several that is selected: a tab, a row, a list item, a link to the page that is open.
    Given I open "/pages/books"
    When I press "History"
    Then the tab "History" is selected

  @fails
  Scenario: the {uiRole} {string} is selected
    the tab "History" on "Books – Reading room" (/pages/books) is not selected. Waited *
    When I open "/pages/books"
    Then the tab "History" is selected

  Scenario: {string} is ticked
    The box is ticked, the switch is on.
    When I open "/pages/book-form"
    Then "May be lent" is ticked

  @fails
  Scenario: {string} is ticked
    the box to tick "Newly bought" on "New book – Reading room" (/pages/book-form) is not ticked. Waited *
    When I open "/pages/book-form"
    Then "Newly bought" is ticked

  Scenario: {string} is not ticked
    The box is not ticked, the switch is off.
    When I open "/pages/book-form"
    Then "Newly bought" is not ticked

  @fails
  Scenario: {string} is not ticked
    the box to tick "May be lent" on "New book – Reading room" (/pages/book-form) is ticked. Waited *
    When I open "/pages/book-form"
    Then "May be lent" is not ticked

  Scenario: {string} is chosen in {string}
    The option of a list, a combobox or a group of radio buttons is chosen.
    When I open "/pages/book-form"
    Then "English" is chosen in "Language"

  @fails
  Scenario: {string} is chosen in {string}
    in "Language" on "New book – Reading room" (/pages/book-form) "English" is chosen, not "German". Waited *
    When I open "/pages/book-form"
    Then "German" is chosen in "Language"

  Scenario: the link {string} leads to {string}
    Where the link goes: a path of the service, or a whole address.
    When I open "/pages/books"
    Then the link "New book" leads to "/pages/book-form"

  @fails
  Scenario: the link {string} leads to {string}
    the link "New book" on "Books – Reading room" (/pages/books) leads to "/pages/book-form", not "/pages/new". Waited *
    When I open "/pages/books"
    Then the link "New book" leads to "/pages/new"
