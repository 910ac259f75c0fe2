Feature: Review and decision
  An approver reads the file and decides whether the bank accepts the client. The
  reason is what an examiner reads years later.

  Background: a client in review
    Given the analyst sends POST "/api/clients" with body:
      """
      {
        "name": "Acme Ltd", "country": "CH", "legalForm": "company",
        "owners": [{ "name": "Ada Keller", "share": 100 }],
        "documents": [{ "type": "register-extract", "fileName": "acme-register.pdf" }]
      }
      """
    And I remember the answer's "id" as "client"
    And the analyst sends POST "/api/clients/${client}/submit"
    And the approver sends POST "/api/clients/${client}/start-review"

  @AC-10
  Rule: The approver accepts or rejects a client and says why

    Scenario: An accepted client is approved
      When the approver sends POST "/api/clients/${client}/approve" with fields:
        | reason | Ownership is proved |
      Then the answer is 200
      When the analyst sends GET "/api/clients/${client}"
      Then the answer has:
        | status           | approved             |
        | decision.outcome | approved             |
        | decision.reason  | Ownership is proved  |
        | decision.by      | ${approver.username} |

    Scenario: A client the bank does not want is rejected
      When the approver sends POST "/api/clients/${client}/reject" with fields:
        | reason | The source of funds is unclear |
      Then the answer is 200
      When the analyst sends GET "/api/clients/${client}"
      Then the answer has:
        | status           | rejected                       |
        | decision.outcome | rejected                       |
        | decision.reason  | The source of funds is unclear |
        | decision.by      | ${approver.username}           |

    Scenario: A decision without a reason is none
      When the approver sends POST "/api/clients/${client}/approve" with body:
        """
        { "reason": "   " }
        """
      Then the answer is 422
      And the answer's "error.code" is "required"
      And the answer's "error.field" is "reason"
      When the approver sends GET "/api/clients/${client}"
      Then the answer's "status" is "in-review"
      And the answer's "decision" is not present

    Scenario: The approver accepts on the client's page
      Given the approver is signed in
      When I open "/clients/${client}"
      Then "Status" shows "In review"
      When I fill in "Reason" with "Ownership is proved"
      And I press "Approve"
      Then I see "Client approved"
      And "Status" shows "Approved"
      And "Decided by" shows "${approver.username}"
      And "Decision reason" shows "Ownership is proved"

    Scenario: The approver rejects on the client's page
      Given the approver is signed in
      When I open "/clients/${client}"
      And I press "Reject"
      Then I see "Reason is required"
      When I fill in "Reason" with "The source of funds is unclear"
      And I press "Reject"
      Then I see "Client rejected"
      And "Status" shows "Rejected"
      And I do not see the button "Approve"

  @AC-11
  Rule: A decision is final

    Scenario: An approved client is not rejected afterwards
      Given the approver sends POST "/api/clients/${client}/approve" with fields:
        | reason | Ownership is proved |
      When the approver sends POST "/api/clients/${client}/reject" with fields:
        | reason | On second thoughts |
      Then the answer is 409
      And the answer's "error.code" is "wrong-state"
      When the approver sends GET "/api/clients/${client}"
      Then the answer's "status" is "approved"
      And the answer's "decision.reason" is "Ownership is proved"
