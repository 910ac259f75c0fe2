Feature: Tables, lists and files
  A table or list is known by its caption or label, or by the heading above it; where there is only one, "the table" and "the list" are enough. A row is known by a text in it.

  Scenario: the row {string} shows {string}
    A row of a table has both texts.
    When I open "/pages/books"
    Then the row "Emma" shows "Jane Austen"

  @fails
  Scenario: the row {string} shows {string}
    the row "Emma" on "Books – Reading room" (/pages/books) does not show "George Eliot" but "Emma Jane Austen 1815 € 9.00 In Lend Delete". Waited *
    When I open "/pages/books"
    Then the row "Emma" shows "George Eliot"

  Scenario: the row {string} shows {string} in the column {string}
    The row has exactly this in the column with that header.
    When I open "/pages/books"
    Then the row "Middlemarch" shows "Out" in the column "Status"

  @fails
  Scenario: the row {string} shows {string} in the column {string}
    the row "Emma" on "Books – Reading room" (/pages/books) shows "In" in the column "Status", not "Out". Waited *
    When I open "/pages/books"
    Then the row "Emma" shows "Out" in the column "Status"

  @fails
  Scenario: the row {string} shows {string} in the column {string}
    there is no column "State" on "Books – Reading room" (/pages/books). Columns there: "Status", *
    When I open "/pages/books"
    Then the row "Emma" shows "In" in the column "State"

  Scenario: {table} has {int} row(s)
    So many rows, the header not counted.
    When I open "/pages/books"
    Then the table has 3 rows
    And the table "All books" has 3 rows

  @fails
  Scenario: {table} has {int} row(s)
    the table on "Books – Reading room" (/pages/books) has 3 rows, not 4: *
    When I open "/pages/books"
    Then the table has 4 rows

  Scenario: {table} shows:
    These rows and no others, in this order. The first row names the columns that count; the others may hold anything.
    When I open "/pages/books"
    Then the table "All books" shows:
      | Title       | Status |
      | Emma        | In     |
      | Middlemarch | Out    |
      | Villette    | In     |

  @fails
  Scenario: {table} shows:
    the table on "Books – Reading room" (/pages/books) has other rows missing: | Emma | Out | not expected: | Emma | In | there: *
    When I open "/pages/books"
    Then the table shows:
      | Title       | Status |
      | Emma        | Out    |
      | Middlemarch | Out    |
      | Villette    | In     |

  Scenario: {table} shows in any order:
    These rows and no others, in any order.
    When I open "/pages/books"
    Then the table shows in any order:
      | Title       |
      | Villette    |
      | Middlemarch |
      | Emma        |

  @fails
  Scenario: {table} shows in any order:
    the table on "Books – Reading room" (/pages/books) has other rows not expected: | Villette | there: *
    When I open "/pages/books"
    Then the table shows in any order:
      | Title       |
      | Middlemarch |
      | Emma        |

  Scenario: {table} has the rows:
    These rows, maybe among others.
    When I open "/pages/books"
    Then the table has the rows:
      | Title | Year |
      | Emma  | 1815 |

  @fails
  Scenario: {table} has the rows:
    the table on "Books – Reading room" (/pages/books) has other rows missing: | Emma | 1816 | there: *
    When I open "/pages/books"
    Then the table has the rows:
      | Title | Year |
      | Emma  | 1816 |

  Scenario: {table} is sorted by {string}
    The rows are in order: numbers by value, dates by time, words by the alphabet.
    When I open "/pages/books"
    Then the table is sorted by "Price"

  @fails
  Scenario: {table} is sorted by {string}
    the table on "Books – Reading room" (/pages/books) is not sorted by "Year": "1871" stands before "1853". Waited *
    When I open "/pages/books"
    Then the table is sorted by "Year"

  Scenario: {table} is sorted by {string} descending
    The same, the largest first.
    Given I open "/pages/books"
    When I press "Delete" in the row "Emma"
    Then the table is sorted by "Year" descending

  @fails
  Scenario: {table} is sorted by {string} descending
    the table on "Books – Reading room" (/pages/books) is not sorted by "Price" descending: "€ 9.00" stands before "€ 12.50". Waited *
    When I open "/pages/books"
    Then the table is sorted by "Price" descending

  Scenario: {list} shows:
    These entries and no others, in this order: one in each row.
    When I open "/pages/books"
    Then the list "Lending a book" shows:
      | Find the book  |
      | Show your card |
      | Take it home   |

  @fails
  Scenario: {list} shows:
    the list on "Books – Reading room" (/pages/books) shows "Find the book", "Show your card", "Take it home", not "Find the book", "Take it home". Waited *
    When I open "/pages/books"
    Then the list shows:
      | Find the book |
      | Take it home  |

  Scenario: {list} has {int} item(s)
    So many entries.
    When I open "/pages/books"
    Then the list "Lending a book" has 3 items

  @fails
  Scenario: {list} has {int} item(s)
    the list "Lending a book" on "Books – Reading room" (/pages/books) has 3 items, not 2: "Find the book", "Show your card", "Take it home". Waited *
    When I open "/pages/books"
    Then the list "Lending a book" has 2 items

  Scenario: I upload {string} in {string}
    Gives a file of the project to a field, also to the hidden one behind a button, and to one that a script makes when something is pressed.
    Given I open "/pages/book-form"
    When I upload "cover.txt" in "Choose a cover"
    Then I see "Cover: cover.txt"
    When I open "/pages/desk"
    And I upload "scan-1.txt" in "Import readers"
    Then I see "Imported from scan-1.txt"

  @fails
  Scenario: I upload {string} in {string}
    there is no field for files "Photo" on "New book – Reading room" (/pages/book-form). Fields for files there: *
    Given I open "/pages/book-form"
    When I upload "cover.txt" in "Photo"

  @fails
  Scenario: I upload {string} in {string}
    the button or link "Raise" was pressed and asked for no file. Waited *
    Given I open "/pages/desk"
    When I upload "scan-1.txt" in "Raise"

  Scenario: I upload {string} in {string} in {part}
    The same in a part of the page.
    Given I open "/pages/book-form"
    When I upload "cover.txt" in "Choose a cover" in the form "form"
    Then I see "Cover: cover.txt"

  @fails
  Scenario: I upload {string} in {string} in {part}
    there is no form "Order" on "New book – Reading room" (/pages/book-form). Forms there: *
    Given I open "/pages/book-form"
    When I upload "cover.txt" in "Choose a cover" in the form "Order"

  Scenario: I upload in {string}:
    Gives several files to a field: one in each row.
    Given I open "/pages/book-form"
    When I upload in "Scans":
      | scan-1.txt |
      | scan-2.txt |
    Then the field "Scans" contains "scan-1.txt, scan-2.txt"

  @fails
  Scenario: I upload in {string}:
    the field for files "Choose a cover" takes one file, not 2. Waited *
    Given I open "/pages/book-form"
    When I upload in "Choose a cover":
      | scan-1.txt |
      | scan-2.txt |

  Scenario: I download {string} as {string}
    Presses what gives a file, waits until it is complete, and keeps it under a name until the scenario is over.
    Given I open "/pages/books"
    When I download "Export" as "list"
    Then the file "list" is named "books.csv"

  @fails
  Scenario: I download {string} as {string}
    "Find" was pressed on "Books – Reading room" (/pages/books) and gave no file. Waited *
    Given I open "/pages/books"
    When I download "Find" as "list"

  Scenario: I download {string} in {part} as {string}
    The same in a part of the page.
    Given I open "/pages/books"
    When I download "Export" in the section "Books" as "list"
    Then the file "list" is named "books.csv"

  @fails
  Scenario: I download {string} in {part} as {string}
    in the navigation "Main" there is no button or link "Export" on "Books – Reading room" (/pages/books). *
    Given I open "/pages/books"
    When I download "Export" in the navigation "Main" as "list"

  Scenario: the file {string} is named {string}
    The name that the service gave the file.
    Given I open "/pages/books"
    When I download "Export" as "list"
    Then the file "list" is named "books.csv"

  @fails
  Scenario: the file {string} is named {string}
    the file "list" is named "books.csv", not "list.csv"
    Given I open "/pages/books"
    When I download "Export" as "list"
    Then the file "list" is named "list.csv"

  Scenario: the file {string} contains {string}
    The file has this text in it.
    Given I open "/pages/books"
    When I download "Export" as "list"
    Then the file "list" contains "Emma,Jane Austen"

  @fails
  Scenario: the file {string} contains {string}
    the file "list" does not contain "Persuasion". It begins: Title,Author,Year *
    Given I open "/pages/books"
    When I download "Export" as "list"
    Then the file "list" contains "Persuasion"

  Scenario: the file {string} does not contain {string}
    The file does not have this text in it.
    Given I open "/pages/books"
    When I download "Export" as "list"
    Then the file "list" does not contain "Persuasion"

  @fails
  Scenario: the file {string} does not contain {string}
    the file "list" contains "Emma". It begins: Title,Author,Year *
    Given I open "/pages/books"
    When I download "Export" as "list"
    Then the file "list" does not contain "Emma"

  Scenario: the file {string} has at least {int} byte(s)
    The file is so large.
    Given I open "/pages/books"
    When I download "Export" as "list"
    Then the file "list" has at least 100 bytes

  @fails
  Scenario: the file {string} has at least {int} byte(s)
    the file "list" has 102 bytes, expected at least 1000
    Given I open "/pages/books"
    When I download "Export" as "list"
    Then the file "list" has at least 1000 bytes

  Scenario: the file {string} has the rows:
    The file is CSV with a header row and has these rows, maybe among others. The first row names the columns that count.
    Given I open "/pages/books"
    When I download "Export" as "list"
    Then the file "list" has the rows:
      | Title    | Year |
      | Villette | 1853 |

  @fails
  Scenario: the file {string} has the rows:
    the file "list" on books.csv has other rows missing: | Villette | 1854 | there: *
    Given I open "/pages/books"
    When I download "Export" as "list"
    Then the file "list" has the rows:
      | Title    | Year |
      | Villette | 1854 |
