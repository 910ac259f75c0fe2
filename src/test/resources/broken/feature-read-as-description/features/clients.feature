Feature: Clients
  They are recorded by analysts, and "drafts" at first.

  Scenaro: A client that was meant to be tried
    Given the analyst sends GET "/api/clients"
    Then the answer is 999

  Backgroud:
    Given the analyst sends GET "/health"

  @AC-1
  Scenario: A client is there
    Gven the analyst sends GET "/api/nothing"
    When the analyst sends GET "/api/clients"
    Then the answer is 200

  @AC-2
  Scenario Outline: A client named <name>
    When the analyst sends GET "/api/clients?name=<nmae>"
    Then the answer is 200

    Examples:
      | name |
      | Acme |
