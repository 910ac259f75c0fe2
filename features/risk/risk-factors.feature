@flag:risk-v2
Feature: Risk rating by five factors
  The second model also looks at who stands behind a client and at what has been
  proved, and shows how it came to its score.

  @AC-18
  Rule: Five factors make the score, and each is shown

    Scenario Outline: <client> is rated <band>
      When the analyst sends POST "/api/clients" with fields:
        | name               | Acme Ltd     |
        | country            | <country>    |
        | legalForm          | <legal form> |
        | politicallyExposed | <exposed>    |
      Then the answer is 201
      And the answer's "risk.score" is <score>
      And the answer's "risk.band" is "<band>"
      And the answer's "risk.model" is "v2"

      Examples:
        | client                        | country | legal form | exposed | score | band      |
        | A politically exposed company | CH      | company    | true    | 65    | High      |
        | A trust nobody owns           | PA      | trust      | false   | 75    | Very high |

    Scenario: What is disclosed and proved lowers the score
      When the analyst sends POST "/api/clients" with body:
        """
        {
          "name": "Acme Ltd", "country": "CH", "legalForm": "company",
          "owners": [{ "name": "Ada Keller", "share": 60 }],
          "documents": [{ "type": "register-extract", "fileName": "acme-register.pdf" }]
        }
        """
      Then the answer is 201
      And the answer's "risk.factors" has 5 entries
      And the answer has:
        | risk.score             | 23                    |
        | risk.band              | Low                   |
        | risk.factors[0].factor | country               |
        | risk.factors[0].points | 5                     |
        | risk.factors[1].factor | legal-form            |
        | risk.factors[1].points | 5                     |
        | risk.factors[2].factor | politically-exposed   |
        | risk.factors[2].points | 0                     |
        | risk.factors[3].factor | undisclosed-ownership |
        | risk.factors[3].points | 8                     |
        | risk.factors[4].factor | missing-documents     |
        | risk.factors[4].points | 5                     |

    Scenario: The client's page explains the score
      Given the analyst sends POST "/api/clients" with fields:
        | name      | Acme Ltd |
        | country   | CH       |
        | legalForm | company  |
      And I remember the answer's "id" as "client"
      And the approver is signed in
      When I open "/clients/${client}"
      Then "Risk score" shows "40"
      And "Risk band" shows "Medium"
      And "Risk model" shows "v2"
      And the row "Undisclosed ownership" shows "20"
      And the row "Missing documents" shows "10"

  @AC-19 @flag:bulk-import
  Rule: An imported client is rated like one recorded by hand

    Scenario: A trust from Panama is rated very high, however it came in
      When the analyst sends POST "/api/clients/import" with body:
        """text/csv
        name,country,legalForm
        Panama Trust,PA,trust
        """
      Then the answer is 201
      When the analyst sends GET "/api/clients?search=Panama"
      Then the answer has:
        | items[0].risk.score             | 75        |
        | items[0].risk.band              | Very high |
        | items[0].risk.factors[0].factor | country   |
        | items[0].risk.factors[0].points | 25        |
