Feature: Finding clients
  Staff look a client up many times a day, mostly with the customer on the phone.

  Background:
    Given the analyst sends POST "/api/clients" with fields:
      | name      | Birch Partners |
      | country   | DE             |
      | legalForm | partnership    |
    And the analyst sends POST "/api/clients" with fields:
      | name      | Acme Ltd |
      | country   | CH       |
      | legalForm | company  |

  @AC-5
  Rule: Clients are listed by name and found by a part of the name or the reference

    Scenario: A client is found by what the customer can tell
      When the analyst sends GET "/api/clients?search=BIRCH"
      Then the answer is 200
      And the answer's "items" has 1 entries
      And the answer's "items[0].name" is "Birch Partners"
      When the analyst sends GET "/api/clients?search=clm-0002"
      Then the answer's "items" has 1 entries
      And the answer's "items[0].name" is "Acme Ltd"

  @AC-6
  Rule: The list is there within a second

    Scenario: The list of clients does not keep anybody waiting
      When the approver sends GET "/api/clients"
      Then the answer is 200
      And the answer came within 1000 ms
      And the answer's "total" is 2
      And the answer's "items[0].name" is "Acme Ltd"
      And the answer's "items[1].name" is "Birch Partners"
