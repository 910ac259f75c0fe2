Feature: Answers
  The answer is the last one. A place in its JSON is written as a path: `authors[0].name`, `items[title=Emma].id` for the first entry whose
  `title` reads `Emma`, `['a.b'].c` for a key with a dot, and `""` for the whole, such as an array. A value is a number, `true`, `false`, `null` or a
  `"quoted text"`. `within 5 s, ` before a check asks again, where the request was a GET or HEAD, until the check holds or the time is over.

  Scenario: the answer is {int}
    The status code.
    When the analyst sends GET "/books/1"
    Then the answer is 200

  @fails
  Scenario: the answer is {int}
    the answer is 404, expected 200 (GET /books/none → 404) body: {"error":"no book none"}
    When the analyst sends GET "/books/none"
    Then the answer is 200

  @fails
  Scenario: the answer is {int}
    there is no answer yet send a request first, e.g. When the analyst sends GET "/api/clients"
    Then the answer is 200

  Scenario: the answer's {string} is {value}
    A value. Numbers are compared as numbers, `1` is `1.0`; a text is not a number that reads the same.
    When the analyst sends GET "/books/1"
    Then the answer's "title" is "Emma"
    And the answer's "pages" is 474
    And the answer's "note" is null
    And the answer's "authors[name=Jane Austen].born" is 1775

  Scenario: the answer's {string} is {value}
    With `within`, the request is sent again until the answer is as it should be.
    Given the analyst sends POST "/jobs"
    And I remember the answer's "id" as "job"
    When the analyst sends GET "/jobs/${job}"
    Then within 5 s, the answer's "state" is "done"

  @fails
  Scenario: the answer's {string} is {value}
    the answer's "title" is "Emma", expected "Persuasion" (GET /books/1 → 200) body: *
    When the analyst sends GET "/books/1"
    Then the answer's "title" is "Persuasion"

  @fails
  Scenario: the answer's {string} is {value}
    the answer's "pages" is 474 (a number), expected "474" (a string) *
    When the analyst sends GET "/books/1"
    Then the answer's "pages" is "474"

  @fails
  Scenario: the answer's {string} is {value}
    the answer has no "titel"; did you mean "title"? it has id, title, isbn, *
    When the analyst sends GET "/books/1"
    Then the answer's "titel" is "Emma"

  @fails
  Scenario: the answer's {string} is {value}
    the answer has no "items[title=Persuasion].id"; no entry of "items" has title "Persuasion", they have "Emma", "Good Omens", "The Hobbit" *
    When the analyst sends GET "/books"
    Then the answer's "items[title=Persuasion].id" is 1

  @fails
  Scenario: the answer's {string} is {value}
    the answer's "state" is "running", expected "done" (GET /jobs → 200) body: {"state":"running"} asked * times within 1 s
    When the analyst sends GET "/jobs"
    Then within 1 s, the answer's "state" is "done"

  @fails
  Scenario: the answer's {string} is {value}
    *within 1 s* asks again, and POST /jobs would do something again send a GET that shows what came of it, then check that answer
    When the analyst sends POST "/jobs"
    Then within 1 s, the answer's "state" is "done"

  Scenario: the answer's {string} is not {value}
    Any other value; there must be one.
    When the analyst sends GET "/books/1"
    Then the answer's "title" is not "Persuasion"

  @fails
  Scenario: the answer's {string} is not {value}
    the answer's "title" is "Emma", expected anything else *
    When the analyst sends GET "/books/1"
    Then the answer's "title" is not "Emma"

  Scenario: the answer's {string} contains {string}
    A text with this text in it, or an array with this entry.
    When the analyst sends GET "/books/2"
    Then the answer's "title" contains "Omens"
    And the answer's "tags" contains "fantasy"

  @fails
  Scenario: the answer's {string} contains {string}
    the answer's "tags" is ["novel","fantasy","humour"], expected it to contain "romance" *
    When the analyst sends GET "/books/2"
    Then the answer's "tags" contains "romance"

  Scenario: the answer's {string} does not contain {string}
    A text without this text, or an array without this entry.
    When the analyst sends GET "/books/2"
    Then the answer's "tags" does not contain "romance"

  @fails
  Scenario: the answer's {string} does not contain {string}
    the answer's "title" is "Good Omens", expected it not to contain "Omens" *
    When the analyst sends GET "/books/2"
    Then the answer's "title" does not contain "Omens"

  Scenario: the answer's {string} matches {string}
    A text that a regular expression matches as a whole.
    When the analyst sends GET "/books/1"
    Then the answer's "isbn" matches "\d{3}-\d{10}"

  @fails
  Scenario: the answer's {string} matches {string}
    the answer's "isbn" is "978-0141439587", expected it to match "\d{10}" *
    When the analyst sends GET "/books/1"
    Then the answer's "isbn" matches "\d{10}"

  @fails
  Scenario: the answer's {string} matches {string}
    "(978" is no regular expression: Unclosed group put a backslash before what stands for itself, such as ( and [
    When the analyst sends GET "/books/1"
    Then the answer's "isbn" matches "(978"

  Scenario: the answer's {string} is present
    There is a value, be it `null`.
    When the analyst sends GET "/books/1"
    Then the answer's "note" is present

  @fails
  Scenario: the answer's {string} is present
    the answer has no "authors[1].name"; "authors" is an array of 1 entry *
    When the analyst sends GET "/books/1"
    Then the answer's "authors[1].name" is present

  Scenario: the answer's {string} is not present
    There is no value, not even `null`.
    When the analyst sends GET "/books/1"
    Then the answer's "password" is not present

  @fails
  Scenario: the answer's {string} is not present
    the answer's "note" is null, expected it not to be present *
    When the analyst sends GET "/books/1"
    Then the answer's "note" is not present

  Scenario: the answer's {string} is at least {value}
    A number that is not smaller.
    When the analyst sends GET "/books/1"
    Then the answer's "pages" is at least 474

  @fails
  Scenario: the answer's {string} is at least {value}
    the answer's "pages" is 474, expected at least 500 *
    When the analyst sends GET "/books/1"
    Then the answer's "pages" is at least 500

  Scenario: the answer's {string} is at most {value}
    A number that is not larger.
    When the analyst sends GET "/books/1"
    Then the answer's "pages" is at most 474.5

  @fails
  Scenario: the answer's {string} is at most {value}
    the answer's "isbn" is "978-0141439587" (a string), expected at most 500 *
    When the analyst sends GET "/books/1"
    Then the answer's "isbn" is at most 500

  Scenario: the answer's {string} is before {string}
    A date, or a date and time (ISO 8601), before another. A date is compared with the day of a time.
    When the analyst sends GET "/books/2"
    Then the answer's "published" is before "1990-05-11"
    And the answer's "addedAt" is before "2026-03-02T16:00:00Z"
    And the answer's "published" is before "${today}"

  @fails
  Scenario: the answer's {string} is before {string}
    the answer's "published" is "1990-05-10", expected one before "1990-05-10" *
    When the analyst sends GET "/books/2"
    Then the answer's "published" is before "1990-05-10"

  @fails
  Scenario: the answer's {string} is before {string}
    the answer's "title" is "Good Omens", expected a date before "1990-05-10" *
    When the analyst sends GET "/books/2"
    Then the answer's "title" is before "1990-05-10"

  Scenario: the answer's {string} is after {string}
    A date, or a date and time (ISO 8601), after another.
    When the analyst sends GET "/books/2"
    Then the answer's "published" is after "1990-05-09"

  @fails
  Scenario: the answer's {string} is after {string}
    the answer's "addedAt" is "2026-03-02T16:05:00+01:00", expected one after "2026-03-02T16:00:00Z" *
    When the analyst sends GET "/books/2"
    Then the answer's "addedAt" is after "2026-03-02T16:00:00Z"

  @fails
  Scenario: the answer's {string} is after {string}
    "yesterday" is no date write one like 2026-11-25, 2026-11-25T09:30:00Z or ${today+30d}
    When the analyst sends GET "/books/2"
    Then the answer's "addedAt" is after "yesterday"

  Scenario: the answer's {string} has exactly the fields:
    An object with these fields, whatever their values, and no others: a table of one column.
    When the analyst sends GET "/books/1"
    Then the answer's "authors[0]" has exactly the fields:
      | name |
      | born |

  @fails
  Scenario: the answer's {string} has exactly the fields:
    the answer's "authors[0]" lacks died and has born besides; its fields are name, born *
    When the analyst sends GET "/books/1"
    Then the answer's "authors[0]" has exactly the fields:
      | name |
      | died |

  Scenario: the answer's {string} has at least the fields:
    An object with these fields, whatever their values: a table of one column.
    When the analyst sends GET "/books/1"
    Then the answer's "" has at least the fields:
      | id    |
      | title |

  @fails
  Scenario: the answer's {string} has at least the fields:
    the answer's "authors[0]" lacks died; its fields are name, born *
    When the analyst sends GET "/books/1"
    Then the answer's "authors[0]" has at least the fields:
      | name |
      | died |

  Scenario: the answer's {string} has {int} entry/entries
    How many entries an array has.
    When the analyst sends GET "/books"
    Then the answer's "items" has 3 entries
    When the analyst sends GET "/books/2/tags"
    Then the answer's "" has 3 entries

  @fails
  Scenario: the answer's {string} has {int} entry/entries
    the answer's "items" has 3 entries, expected 1 *
    When the analyst sends GET "/books"
    Then the answer's "items" has 1 entry

  Scenario: the answer's {string} has at least {int} entry/entries
    How many entries an array has at least.
    When the analyst sends GET "/books"
    Then the answer's "items" has at least 1 entry

  @fails
  Scenario: the answer's {string} has at least {int} entry/entries
    the answer's "title" is "Emma", expected an array *
    When the analyst sends GET "/books/1"
    Then the answer's "title" has at least 1 entry

  Scenario: the answer's {string} has at most {int} entry/entries
    How many entries an array has at most.
    When the analyst sends GET "/books"
    Then the answer's "items" has at most 3 entries

  @fails
  Scenario: the answer's {string} has at most {int} entry/entries
    the answer's "items" has 3 entries, expected at most 2 *
    When the analyst sends GET "/books"
    Then the answer's "items" has at most 2 entries

  Scenario: the answer's {string} has no entries
    An array that is there, and is empty.
    When the analyst sends GET "/books/1"
    Then the answer's "reviews" has no entries

  @fails
  Scenario: the answer's {string} has no entries
    the answer's "items" has 3 entries, expected none *
    When the analyst sends GET "/books"
    Then the answer's "items" has no entries

  Scenario: the answer's {string} has the entries in any order:
    All entries of an array. A table of one column has the entries themselves; one of more columns has a header row, and the fields it names
    are compared.
    When the analyst sends GET "/books/2"
    Then the answer's "tags" has the entries in any order:
      | fantasy |
      | humour  |
      | novel   |
    And the answer's "authors" has the entries in any order:
      | name            | born |
      | Neil Gaiman     | 1960 |
      | Terry Pratchett | 1948 |

  @fails
  Scenario: the answer's {string} has the entries in any order:
    the answer's "tags" lacks "romance", and has "fantasy", "humour" besides what is expected *
    When the analyst sends GET "/books/2"
    Then the answer's "tags" has the entries in any order:
      | romance |
      | novel   |

  Scenario: the answer's {string} has the entries in this order:
    All entries of an array, one after the other; the table is as above.
    When the analyst sends GET "/books"
    Then the answer's "items" has the entries in this order:
      | title      | authors[0].name  |
      | Emma       | Jane Austen      |
      | Good Omens | Terry Pratchett  |
      | The Hobbit | J. R. R. Tolkien |

  @fails
  Scenario: the answer's {string} has the entries in this order:
    the answer's "tags[0]" is "novel", expected "humour" *
    When the analyst sends GET "/books/2"
    Then the answer's "tags" has the entries in this order:
      | humour  |
      | fantasy |
      | novel   |

  Scenario: the answer's {string} includes the entries:
    Some entries of an array, in whatever order; the table is as above.
    When the analyst sends GET "/books"
    Then the answer's "items" includes the entries:
      | title      | pages | lent  |
      | The Hobbit | 310   | false |
      | Emma       | 474   | false |

  @fails
  Scenario: the answer's {string} includes the entries:
    the answer's "items" lacks (title "Emma", lent true); what else it has is (title "Emma", lent false), *
    When the analyst sends GET "/books"
    Then the answer's "items" includes the entries:
      | title | lent |
      | Emma  | true |

  Scenario: an entry of the answer's {string} has {string} equal to {value}
    Some entry of an array has a field with this value.
    When the analyst sends GET "/books"
    Then an entry of the answer's "items" has "title" equal to "Emma"

  @fails
  Scenario: an entry of the answer's {string} has {string} equal to {value}
    the answer's "items" has no entry with title "Persuasion"; they have "Emma", "Good Omens", "The Hobbit" *
    When the analyst sends GET "/books"
    Then an entry of the answer's "items" has "title" equal to "Persuasion"

  Scenario: no entry of the answer's {string} has {string} equal to {value}
    No entry of an array has a field with this value.
    When the analyst sends GET "/books"
    Then no entry of the answer's "items" has "title" equal to "Persuasion"

  @fails
  Scenario: no entry of the answer's {string} has {string} equal to {value}
    the answer's "items[0].title" is "Emma", expected no such entry *
    When the analyst sends GET "/books"
    Then no entry of the answer's "items" has "title" equal to "Emma"

  @fails
  Scenario: no entry of the answer's {string} has {string} equal to {value}
    no entry has it: the answer has no "titel"; did you mean "title"? it has id, title, *
    When the analyst sends GET "/books"
    Then no entry of the answer's "items" has "titel" equal to "Emma"

  Scenario: every entry of the answer's {string} has {string} equal to {value}
    Every entry of an array, which has one at least, has a field with this value.
    When the analyst sends GET "/books?tag=novel"
    Then every entry of the answer's "items" has "tags[0]" equal to "novel"

  @fails
  Scenario: every entry of the answer's {string} has {string} equal to {value}
    the answer's "items[1].lent" is true, expected false *
    When the analyst sends GET "/books"
    Then every entry of the answer's "items" has "lent" equal to false

  @fails
  Scenario: every entry of the answer's {string} has {string} equal to {value}
    the answer's "items" has no entries: nothing is proved of them *
    When the analyst sends GET "/books?tag=none"
    Then every entry of the answer's "items" has "lent" equal to false

  Scenario: the answer has:
    Several values at once: a table of path and value, without a header row. All that differs is said.
    When the analyst sends GET "/books/1"
    Then the answer has:
      | title           | Emma        |
      | pages           | 474         |
      | authors[0].name | Jane Austen |

  @fails
  Scenario: the answer has:
    the answer's "title" is "Emma", expected "Persuasion" the answer's "pages" is 474, expected 249 *
    When the analyst sends GET "/books/1"
    Then the answer has:
      | title | Persuasion |
      | pages | 249        |

  Scenario: the answer's header {string} is {string}
    A header with this value. Capital letters in its name do not matter.
    When the analyst sends HEAD "/books"
    Then the answer's header "X-Total" is "3"

  @fails
  Scenario: the answer's header {string} is {string}
    the answer's header "X-Total" is "3", expected "4" (HEAD /books → 200)
    When the analyst sends HEAD "/books"
    Then the answer's header "X-Total" is "4"

  Scenario: the answer's header {string} contains {string}
    A header with this text in it.
    When the analyst sends GET "/books/1"
    Then the answer's header "Content-Type" contains "json"

  @fails
  Scenario: the answer's header {string} contains {string}
    the answer has no header "X-Totals"; did you mean "X-total"?; its headers are *
    When the analyst sends GET "/books"
    Then the answer's header "X-Totals" contains "3"

  Scenario: the answer's header {string} is not present
    No header of this name.
    When the analyst sends GET "/books/1"
    Then the answer's header "X-Powered-By" is not present

  @fails
  Scenario: the answer's header {string} is not present
    the answer's header "X-Total" is "3", expected it not to be present *
    When the analyst sends GET "/books"
    Then the answer's header "X-Total" is not present

  Scenario: the answer contains {string}
    A text in the answer as it came, whatever its media type.
    When the analyst sends GET "/books?as=csv"
    Then the answer contains "Emma,474"

  @fails
  Scenario: the answer contains {string}
    the answer does not contain "Persuasion" (GET /books?as=csv → 200) body: title,pages Emma,474 *
    When the analyst sends GET "/books?as=csv"
    Then the answer contains "Persuasion"

  Scenario: the answer does not contain {string}
    A text that is nowhere in the answer.
    When the analyst sends GET "/books/1"
    Then the answer does not contain "Persuasion"

  @fails
  Scenario: the answer does not contain {string}
    the answer contains "Emma", expected it not to *
    When the analyst sends GET "/books/1"
    Then the answer does not contain "Emma"

  Scenario: the answer has no body
    Nothing comes after the headers.
    When the analyst sends DELETE "/books/1"
    Then the answer has no body

  @fails
  Scenario: the answer has no body
    the answer has a body of * characters, expected none *
    When the analyst sends GET "/books/1"
    Then the answer has no body

  Scenario: the answer came within {int} ms
    The time from sending the request to the end of its answer.
    When the analyst sends GET "/books/1"
    Then the answer came within 5000 ms

  @fails
  Scenario: the answer came within {int} ms
    the answer came after * ms, expected within 100 ms (GET /books?slowly=yes → 200) *
    When the analyst sends GET "/books?slowly=yes"
    Then the answer came within 100 ms
