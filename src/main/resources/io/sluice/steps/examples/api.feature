Feature: Requests
  Who sends is a role, as in `the analyst`, a role of a second tenant, as in `the analyst of "globex"`, or `nobody`,
  without credentials. Any method may be sent. The path is that of the service, query included.

  Scenario: {caller} sends {word} {string}
    Sends a request without a body.
    When the analyst sends GET "/books/1"
    Then the answer is 200
    When nobody sends DELETE "/books/1"
    Then the answer is 204
    Given another tenant "globex"
    When the analyst of "globex" sends GET "/books?title=Good Omens"
    Then the answer's "items[0].title" is "Good Omens"

  @fails
  Scenario: {caller} sends {word} {string}
    the path "books" must start with one "/" write it without the address of the service, *
    When the analyst sends GET "books"

  @fails
  Scenario: {caller} sends {word} {string}
    "POTS" is no method; did you mean "POST"? write GET, POST, PUT, PATCH, DELETE …, in capital letters
    When the analyst sends POTS "/books"

  Scenario: {caller} sends {word} {string} with fields:
    Sends a JSON object: a table of field and value. Numbers, `true`, `false` and `null` are sent as such, everything else, and
    what stands in quotes, as text. Dots and `[0]` nest.
    When the analyst sends POST "/books" with fields:
      | title           | Emma        |
      | pages           | 474         |
      | shelf           | "12"        |
      | authors[0].name | Jane Austen |
    Then the answer is 201
    And the answer's "pages" is 474
    And the answer's "shelf" is "12"
    And the answer's "authors[0].name" is "Jane Austen"

  @fails
  Scenario: {caller} sends {word} {string} with fields:
    the table has "title" twice leave out one of them
    When the analyst sends POST "/books" with fields:
      | title | Emma         |
      | title | Mansfield Park |

  Scenario: {caller} sends {word} {string} with body:
    Sends the text as it stands: JSON, or the media type that is written after the quotes.
    When the analyst sends POST "/echo" with body:
      """
      {"title": "Emma"}
      """
    Then the answer's "type" is "application/json"
    When the analyst sends PUT "/echo" with body:
      """text/csv
      title,pages
      Emma,474
      """
    Then the answer's "type" is "text/csv"
    And the answer's "body" contains "Emma,474"

  @fails
  Scenario: {caller} sends {word} {string} with body:
    nothing is remembered as "titel"; did you mean "title"? remembered are *
    Given I remember "Emma" as "title"
    When the analyst sends POST "/echo" with body:
      """
      {"title": "${titel}"}
      """

  Scenario: {caller} sends {word} {string} with form:
    Sends what a browser sends for a form: a table of name and value. A name may come again.
    When nobody sends POST "/echo" with form:
      | user | ada     |
      | note | a b & c |
    Then the answer's "type" is "application/x-www-form-urlencoded"
    And the answer's "form.note" is "a b & c"

  @fails
  Scenario: {caller} sends {word} {string} with form:
    the table has 3 columns it must have two columns, | name | value |
    When nobody sends POST "/echo" with form:
      | user | ada | admin |

  Scenario: {caller} sends {word} {string} with parts:
    Sends a form with files (`multipart/form-data`): a table of name and value, and perhaps the media type. The value `file:books.csv` is that
    file, beside the feature or from the project's folder on.
    When the analyst sends POST "/echo" with parts:
      | list | file:books.csv        |                  |
      | note | two books             |                  |
      | meta | {"from": "the shelf"} | application/json |
    Then the answer's "parts" has the entries in this order:
      | name | file      | type                            |
      | list | books.csv | text/csv                        |
      | note | null      | text/plain; charset=UTF-8       |
      | meta | null      | application/json; charset=UTF-8 |
    And the answer's "parts[name=list].text" contains "Good Omens,288"

  @fails
  Scenario: {caller} sends {word} {string} with parts:
    there is no file "boks.csv" put it beside the feature, or write its path from the project's folder
    When the analyst sends POST "/echo" with parts:
      | list | file:boks.csv |

  Scenario: {caller} sends {word} {string} with the file {string}
    Sends a file as the body. The end of its name tells the media type.
    When the analyst sends PUT "/echo" with the file "books.csv"
    Then the answer's "type" is "text/csv"
    And the answer's "body" contains "Emma,474"

  @fails
  Scenario: {caller} sends {word} {string} with the file {string}
    there is no file "boks.csv" put it beside the feature, or write its path from the project's folder
    When the analyst sends PUT "/echo" with the file "boks.csv"

  Scenario: the next request has the headers:
    Adds headers to the request that comes next, and to no other: a table of name and value. A media type given here is that of the body, too.
    Given the next request has the headers:
      | If-Match | "7"     |
      | X-Reason | a check |
    When the analyst sends PUT "/echo"
    Then the answer's "headers.x-reason" is "a check"
    When the analyst sends PUT "/echo"
    Then the answer's "headers.x-reason" is not present

  @fails
  Scenario: the next request has the headers:
    "X Reason" is no name of a header write letters, digits and hyphens, such as X-Reason
    Given the next request has the headers:
      | X Reason | a check |

  Scenario: the next request has the query parameters:
    Adds parameters to the path of the request that comes next, encoded: a table of name and value. A name may come again.
    Given the next request has the query parameters:
      | title | Good & bad |
      | tag   | novel      |
      | tag   | humour     |
    When nobody sends GET "/echo"
    Then the answer's "query.title" is "Good & bad"
    And the answer's "query.tag[1]" is "humour"

  @fails
  Scenario: the next request has the query parameters:
    the table has 1 columns it must have two columns, | name | value |
    Given the next request has the query parameters:
      | novel |
