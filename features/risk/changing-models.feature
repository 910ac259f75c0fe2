Feature: Changing the risk model
  A bank changes from one model to the other during office hours, with thousands
  of clients on file, and must be able to change back.

  @AC-20
  Rule: All clients are rated by the model in force, also those recorded before

    Background:
      Given the analyst sends POST "/api/clients" with fields:
        | name      | Panama Trust |
        | country   | PA           |
        | legalForm | trust        |
      And I remember the answer's "id" as "client"

    @release:risk-v2
    Scenario: A client on file is rated by the second model once it is released
      Given the answer's "risk.score" is 50
      And the answer's "risk.band" is "Medium"
      When the flag "risk-v2" is turned on
      And the analyst sends GET "/api/clients/${client}"
      Then the answer is 200
      And the answer has:
        | name       | Panama Trust |
        | status     | draft        |
        | risk.score | 75           |
        | risk.band  | Very high    |
        | risk.model | v2           |
      When the analyst sends POST "/api/clients/${client}/owners" with fields:
        | name  | Ada Keller |
        | share | 100        |
      Then the answer is 201
      And the answer's "risk.score" is 55
      And the answer's "risk.band" is "High"

    @kill:risk-v2
    Scenario: A client rated by the second model falls back to the first
      Given the answer's "risk.score" is 75
      And the analyst sends POST "/api/clients/${client}/owners" with fields:
        | name  | Ada Keller |
        | share | 100        |
      When the flag "risk-v2" is turned off
      And the analyst sends GET "/api/clients/${client}"
      Then the answer is 200
      And the answer has:
        | ownedShare | 100    |
        | risk.score | 50     |
        | risk.band  | Medium |
        | risk.model | v1     |
      And the answer's "risk.factors" is not present
