Feature: Audit trail
  An examiner must be able to tell, years later, who did what and why.

  Background: a client that was submitted
    Given the analyst sends POST "/api/clients" with body:
      """
      {
        "name": "Acme Ltd", "country": "CH", "legalForm": "company",
        "owners": [{ "name": "Ada Keller", "share": 60 }],
        "documents": [{ "type": "register-extract", "fileName": "acme-register.pdf" }]
      }
      """
    And I remember the answer's "id" as "client"
    And the analyst sends POST "/api/clients/${client}/submit"
    And the approver sends POST "/api/clients/${client}/start-review"

  @AC-14
  Rule: Every step of a client leaves an entry: who, what and why

    Scenario: The trail tells how a client came in and why it was accepted
      Given the approver sends POST "/api/clients/${client}/approve" with fields:
        | reason | Ownership is proved |
      When the analyst sends GET "/api/clients/${client}/audit"
      Then the answer is 200
      And the answer has:
        | entries[0].action | created             |
        | entries[0].actor  | ${analyst.username} |
        | entries[0].detail | Acme Ltd            |
        | entries[1].action | owner-added         |
        | entries[1].detail | Ada Keller (60 %)   |
        | entries[2].action | document-added      |
        | entries[2].detail | acme-register.pdf   |
        | entries[3].action | submitted           |
        | entries[3].actor  | ${analyst.username} |
      And the answer contains "approved"
      And the answer contains "Ownership is proved"

    Scenario: The admin sees a rejection and its reason on the audit page
      Given the approver sends POST "/api/clients/${client}/reject" with fields:
        | reason | The source of funds is unclear |
      And the admin is signed in
      When I press "Audit trail"
      Then I see the heading "Audit trail"
      And the row "Created" shows "Acme Ltd"
      And the row "Submitted" shows "${analyst.username}"
      And the row "Rejected" shows "The source of funds is unclear"
      And the row "Rejected" shows "${approver.username}"

  @AC-15
  Rule: Only the admin sees the audit trail of the whole bank

    Scenario: The trail of all clients is closed to those who work on them
      When the analyst sends GET "/api/audit"
      Then the answer is 403
      When the approver sends GET "/api/audit"
      Then the answer is 403
      When the admin sends GET "/api/audit"
      Then the answer is 200
      And every entry of the answer's "entries" has "clientReference" equal to "CLM-0001"
