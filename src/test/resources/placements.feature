Feature: What the faults change
  Enough of the product to see six faults, through the API alone.

  @AC-1
  Scenario: A rejected client stays rejected
    Given the analyst sends POST "/api/clients" with body:
      """
      {
        "name": "Ada Keller", "country": "CH", "legalForm": "individual",
        "documents": [{ "type": "passport", "fileName": "passport.pdf" }]
      }
      """
    And I remember the answer's "id" as "client"
    And the analyst sends POST "/api/clients/${client}/submit"
    And the approver sends POST "/api/clients/${client}/start-review"
    When the approver sends POST "/api/clients/${client}/reject" with fields:
      | reason | The source of funds is unclear |
    Then the answer is 200
    And the answer's "status" is "rejected"

  @AC-2 @flag:risk-v2
  Scenario: The second model counts undisclosed owners
    When the analyst sends POST "/api/clients" with fields:
      | name      | Acme Ltd |
      | country   | CH       |
      | legalForm | company  |
    Then the answer's "risk.score" is 40

  @AC-3 @flag:risk-v2=off
  Scenario: The first model counts political exposure
    When the analyst sends POST "/api/clients" with fields:
      | name               | Acme Ltd |
      | country            | CH       |
      | legalForm          | company  |
      | politicallyExposed | true     |
    Then the answer's "risk.score" is 45

  @AC-4
  Scenario: Political exposure counts in any model
    When the analyst sends POST "/api/clients" with fields:
      | name               | Acme Ltd |
      | country            | CH       |
      | legalForm          | company  |
      | politicallyExposed | true     |
    Then the answer's "risk.score" is at least 40

  @AC-5 @flag:bulk-import
  Scenario: An imported client from a country at high risk is watched
    When the analyst sends POST "/api/clients/import" with body:
      """text/csv
      name,country,legalForm
      Acme Ltd,IR,company
      """
    Then the answer is 201
    When the analyst sends GET "/api/clients?search=Acme"
    Then the answer's "items[0].risk.score" is at least 50

  @AC-6 @flag:instant-screening
  Scenario: A client without a hit is in review at once
    Given the analyst sends POST "/api/clients" with body:
      """
      {
        "name": "Ada Keller", "country": "CH", "legalForm": "individual",
        "documents": [{ "type": "passport", "fileName": "passport.pdf" }]
      }
      """
    And I remember the answer's "id" as "client"
    When the analyst sends POST "/api/clients/${client}/submit"
    Then the answer's "status" is "in-review"

  @release:risk-v2
  Scenario: A client on file is rated by the second model once it is released
    Given the analyst sends POST "/api/clients" with fields:
      | name      | Panama Trust |
      | country   | PA           |
      | legalForm | trust        |
    And I remember the answer's "id" as "client"
    When the flag "risk-v2" is turned on
    And the analyst sends GET "/api/clients/${client}"
    Then the answer's "risk.model" is "v2"

  @kill:risk-v2
  Scenario: A client rated by the second model falls back to the first
    Given the analyst sends POST "/api/clients" with fields:
      | name      | Panama Trust |
      | country   | PA           |
      | legalForm | trust        |
    And I remember the answer's "id" as "client"
    When the flag "risk-v2" is turned off
    And the analyst sends GET "/api/clients/${client}"
    Then the answer's "risk.model" is "v1"

  @release:instant-screening
  Scenario: A client submitted before screening is reviewed as before
    Given the analyst sends POST "/api/clients" with body:
      """
      {
        "name": "Ada Keller", "country": "CH", "legalForm": "individual",
        "documents": [{ "type": "passport", "fileName": "passport.pdf" }]
      }
      """
    And I remember the answer's "id" as "client"
    And the analyst sends POST "/api/clients/${client}/submit"
    When the flag "instant-screening" is turned on
    And the approver sends POST "/api/clients/${client}/start-review"
    Then the answer is 200

  @kill:instant-screening
  Scenario: A client is reviewed by hand once screening is gone
    Given the analyst sends POST "/api/clients" with body:
      """
      {
        "name": "Ben Roth", "country": "CH", "legalForm": "individual",
        "documents": [{ "type": "passport", "fileName": "passport.pdf" }]
      }
      """
    And I remember the answer's "id" as "screened"
    And the analyst sends POST "/api/clients/${screened}/submit"
    And the answer's "status" is "in-review"
    And the analyst sends POST "/api/clients" with body:
      """
      {
        "name": "Ada Keller", "country": "CH", "legalForm": "individual",
        "documents": [{ "type": "passport", "fileName": "passport.pdf" }]
      }
      """
    And I remember the answer's "id" as "client"
    When the flag "instant-screening" is turned off
    And the analyst sends POST "/api/clients/${client}/submit"
    Then the answer's "status" is "submitted"

  @release:bulk-import
  Scenario: The import is there once it is released
    Given the analyst sends GET "/api/clients"
    When the flag "bulk-import" is turned on
    And the analyst sends POST "/api/clients/import" with body:
      """text/csv
      name,country,legalForm
      Acme Ltd,CH,company
      """
    Then the answer is 201

  @kill:bulk-import
  Scenario: What was imported stays after the import is withdrawn
    Given the analyst sends POST "/api/clients/import" with body:
      """text/csv
      name,country,legalForm
      Acme Ltd,CH,company
      """
    When the flag "bulk-import" is turned off
    And the analyst sends GET "/api/clients"
    Then the answer's "total" is 1
