Feature: Values and tenants
  `${name}` stands for what was remembered as *name*, in step texts, tables and doc strings; `$${name}` stays as it is. These are there from the
  start: `${tenant}`, `${analyst.username}` and `${analyst.password}` of each role, `${unique}` (short, and another one in every run of a scenario),
  `${today}`, `${today+30d}`, `${today-1m}`, `${today+1y:dd.MM.yyyy}` (d, w, m, y; UTC), `${now}`, `${now+2h}`.

  Scenario: I remember {string} as {string}
    Keeps a text.
    Given I remember "Emma ${unique}" as "title"
    When the analyst sends POST "/books" with fields:
      | title | ${title} |
    Then the answer's "title" is "${title}"

  Scenario: I remember {string} as {string}
    Dates are relative to the day of the run.
    Given I remember "${today+2w}" as "due"
    When the analyst sends POST "/books" with fields:
      | title | Emma            |
      | due   | ${due}          |
      | shown | ${today:d.M.yy} |
      | text  | $${due}         |
    Then the answer's "due" is after "${today+13d}"
    And the answer's "text" matches "\$\{.*"

  @fails
  Scenario: I remember {string} as {string}
    "today" stands for something already take another name
    Given I remember "Monday" as "today"

  @fails
  Scenario: I remember {string} as {string}
    ${today+1x}: "x" is no unit of time here write ${today}, ${today+30d}, *
    Given I remember "${today+1x}" as "due"

  Scenario: I remember the answer's {string} as {string}
    Keeps a value of the last answer.
    Given the analyst sends GET "/books"
    And I remember the answer's "items[title=The Hobbit].id" as "book"
    When the analyst sends GET "/books/${book}"
    Then the answer's "title" is "The Hobbit"

  @fails
  Scenario: I remember the answer's {string} as {string}
    the answer has no "nr"; it has total, items *
    Given the analyst sends GET "/books"
    And I remember the answer's "nr" as "book"

  Scenario: I remember the answer's header {string} as {string}
    Keeps the value of a header.
    Given the analyst sends POST "/jobs"
    And I remember the answer's header "Location" as "job"
    When the analyst sends GET "${job}"
    Then the answer's "state" is "running"

  @fails
  Scenario: I remember the answer's header {string} as {string}
    the answer has no header "Location"; its headers are *
    Given the analyst sends GET "/books"
    And I remember the answer's header "Location" as "job"

  Scenario: I remember the answer's cookie {string} as {string}
    Keeps the value of a cookie that the answer sets. No cookie is sent by itself: `the next request has the headers:` sends it.
    Given nobody sends POST "/session" with form:
      | user | ada |
    And I remember the answer's cookie "sid" as "sid"
    And the next request has the headers:
      | Cookie | sid=${sid} |
    When nobody sends GET "/session"
    Then the answer's "user" is "ada"

  @fails
  Scenario: I remember the answer's cookie {string} as {string}
    the answer sets no cookie "session"; it sets "sid" *
    Given nobody sends POST "/session" with form:
      | user | ada |
    And I remember the answer's cookie "session" as "sid"

  Scenario: another tenant {string}
    Creates a second tenant with the same flags. `${globex.id}` and `${globex.analyst.username}` are then remembered.
    Given another tenant "globex"
    When the analyst of "globex" sends GET "/books/1"
    Then the answer is 200

  @fails
  Scenario: another tenant {string}
    *no tenant "initech"*
    Given another tenant "globex"
    When the analyst of "initech" sends GET "/books/1"
