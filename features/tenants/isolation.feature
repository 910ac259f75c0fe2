Feature: Each bank for itself
  Many banks share one service. None may learn of another's clients, not even that
  they exist.

  @AC-13
  Rule: What belongs to another bank does not exist

    Background:
      Given another tenant "globex"
      And the analyst of "globex" sends POST "/api/clients" with fields:
        | name      | Globex Secret Holding |
        | country   | CH                    |
        | legalForm | company               |
      And I remember the answer's "id" as "theirs"

    Scenario: Another bank's client is not found, and its name is free
      When the analyst sends GET "/api/clients/${theirs}"
      Then the answer is 404
      And the answer's "error.code" is "not-found"
      And the answer does not contain "Globex Secret Holding"
      When the analyst sends GET "/api/clients"
      Then the answer's "total" is 0
      When the analyst sends POST "/api/clients" with fields:
        | name      | Globex Secret Holding |
        | country   | DE                    |
        | legalForm | company               |
      Then the answer is 201
      And the answer's "reference" is "CLM-0001"

    Scenario: The page of another bank's client is not found
      Given the analyst is signed in
      When I open "/clients/${theirs}"
      Then I see the heading "Not found"
      And I see "There is no such client"
      And I do not see "Globex Secret Holding"
