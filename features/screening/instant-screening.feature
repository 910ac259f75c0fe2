@flag:instant-screening
Feature: Instant screening
  No bank may deal with a sanctioned person. The names of a client and of its
  owners are screened the moment it is submitted.

  @AC-25
  Rule: A hit rejects the client at once

    Scenario Outline: A hit on <whose name>
      Given the analyst sends POST "/api/clients" with body:
        """
        {
          "name": "<client>", "country": "CH", "legalForm": "company",
          "owners": [{ "name": "<owner>", "share": 100 }],
          "documents": [{ "type": "register-extract", "fileName": "register.pdf" }]
        }
        """
      And I remember the answer's "id" as "client"
      When the analyst sends POST "/api/clients/${client}/submit"
      Then the answer is 200
      And the answer has:
        | status           | rejected             |
        | decision.outcome | rejected             |
        | decision.by      | screening            |
        | decision.reason  | Screening hit: <hit> |
      When the approver sends POST "/api/clients/${client}/start-review"
      Then the answer is 409

      Examples:
        | whose name        | client              | owner         | hit                 |
        | the client's name | Blocked Trading Ltd | Ada Keller    | Blocked Trading Ltd |
        | an owner's name   | Acme Ltd            | Boris BLOCKED | Boris BLOCKED       |

    Scenario: The analyst is told on the client's page
      Given the analyst sends POST "/api/clients" with body:
        """
        {
          "name": "Blocked Trading Ltd", "country": "CH", "legalForm": "company",
          "owners": [{ "name": "Ada Keller", "share": 100 }],
          "documents": [{ "type": "register-extract", "fileName": "register.pdf" }]
        }
        """
      And I remember the answer's "id" as "client"
      And the analyst is signed in
      When I open "/clients/${client}"
      And I press "Submit"
      Then I see "Client rejected by screening"
      And "Status" shows "Rejected"
      And "Decided by" shows "screening"
      And "Decision reason" shows "Screening hit: Blocked Trading Ltd"

  @AC-26
  Rule: Without a hit the client is in review at once

    Scenario: A client without a hit can be decided straight away
      Given the analyst sends POST "/api/clients" with body:
        """
        {
          "name": "Ada Keller", "country": "CH", "legalForm": "individual",
          "documents": [{ "type": "passport", "fileName": "passport.pdf" }]
        }
        """
      And I remember the answer's "id" as "client"
      When the analyst sends POST "/api/clients/${client}/submit"
      Then the answer is 200
      And the answer's "status" is "in-review"
      When the approver sends POST "/api/clients/${client}/approve" with fields:
        | reason | Known for years |
      Then the answer is 200
      When the analyst sends GET "/api/clients/${client}/audit"
      Then the answer's "entries" has 6 entries
      And the answer has:
        | entries[3].action | screened       |
        | entries[3].actor  | screening      |
        | entries[3].detail | No hit         |
        | entries[4].action | review-started |
        | entries[4].actor  | screening      |
        | entries[5].action | approved       |
