Feature: Beneficial owners
  The bank must know which natural persons stand behind a client. An ownership
  chart that adds up to more than the whole is wrong, whoever enters it.

  @AC-7
  Rule: The owners of a client hold at most 100 % together

    Background:
      Given the analyst sends POST "/api/clients" with body:
        """
        {
          "name": "Acme Ltd", "country": "CH", "legalForm": "company",
          "owners": [{ "name": "Ada Keller", "share": 60 }]
        }
        """
      And I remember the answer's "id" as "client"

    Scenario: A further owner must fit into what is left
      When the analyst sends POST "/api/clients/${client}/owners" with fields:
        | name  | Ben Roth |
        | share | 50       |
      Then the answer is 422
      And the answer has:
        | error.code  | shares-exceed-100 |
        | error.field | share             |
      When the analyst sends POST "/api/clients/${client}/owners" with fields:
        | name  | Ben Roth |
        | share | 40       |
      Then the answer is 201
      And the answer's "ownedShare" is 100
      And the answer's "owners" has 2 entries
      And the answer's "owners[1].name" is "Ben Roth"

    Scenario: The client's page refuses an owner too many
      Given the analyst is signed in
      When I open "/clients/${client}"
      And I fill in "Owner name" with "Ben Roth"
      And I fill in "Share (%)" with "50"
      And I press "Add owner"
      Then I see "The shares add up to 110 %, more than 100 %"
      And "Disclosed ownership" shows "60 %"
