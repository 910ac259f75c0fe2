Feature: Risk rating
  The rating decides how closely the bank watches a client. It follows from what
  is recorded and is worked out anew whenever the client is shown.

  @AC-16
  Rule: The rating always follows the record

    Scenario: A client that turns out to sit in a high-risk country is rated higher at once
      Given the analyst sends POST "/api/clients" with body:
        """
        {
          "name": "Acme Ltd", "country": "CH", "legalForm": "company",
          "owners": [{ "name": "Ada Keller", "share": 100 }],
          "documents": [
            { "type": "register-extract", "fileName": "acme-register.pdf" },
            { "type": "proof-of-address", "fileName": "acme-utility-bill.pdf" }
          ]
        }
        """
      And the answer's "risk.band" is "Low"
      And I remember the answer's "id" as "client"
      When the analyst sends PUT "/api/clients/${client}" with fields:
        | name      | Acme Ltd |
        | country   | IR       |
        | legalForm | company  |
      Then the answer is 200
      And the answer's "risk.score" is at least 50
      And the answer's "risk.band" is "High"

  @AC-17 @flag:risk-v2=off
  Rule: The first model rates country, legal form and political exposure

    Scenario Outline: <client> is rated <band>
      When the analyst sends POST "/api/clients" with fields:
        | name               | Acme Ltd     |
        | country            | <country>    |
        | legalForm          | <legal form> |
        | politicallyExposed | <exposed>    |
      Then the answer is 201
      And the answer's "risk.score" is <score>
      And the answer's "risk.band" is "<band>"
      And the answer's "risk.model" is "v1"
      And the answer's "risk.factors" is not present

      Examples:
        | client                        | country | legal form | exposed | score | band   |
        | A Swiss company               | CH      | company    | false   | 15    | Low    |
        | A politically exposed company | CH      | company    | true    | 45    | Medium |

    Scenario: The client's page shows score and band and no factors
      Given the analyst sends POST "/api/clients" with fields:
        | name               | Panama Trust |
        | country            | PA           |
        | legalForm          | trust        |
        | politicallyExposed | true         |
      And I remember the answer's "id" as "client"
      And the approver is signed in
      When I open "/clients/${client}"
      Then "Risk score" shows "80"
      And "Risk band" shows "High"
      And I do not see "Risk model"
      And I do not see the heading "Risk factors"
