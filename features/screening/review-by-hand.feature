Feature: Review started by hand
  Before instant screening a submitted client waits until an approver takes it up.
  Clients that wait must not be lost when a bank changes to screening, or back.

  @AC-27 @flag:instant-screening=off
  Rule: A submitted client waits for an approver

    Background:
      Given the analyst sends POST "/api/clients" with body:
        """
        {
          "name": "Blocked Trading Ltd", "country": "CH", "legalForm": "company",
          "owners": [{ "name": "Ada Keller", "share": 100 }],
          "documents": [{ "type": "register-extract", "fileName": "register.pdf" }]
        }
        """
      And I remember the answer's "id" as "client"

    Scenario: Whatever its name, a client is judged by a person
      When the analyst sends POST "/api/clients/${client}/submit"
      Then the answer is 200
      And the answer's "status" is "submitted"
      And the answer's "decision" is not present
      When the approver sends POST "/api/clients/${client}/start-review"
      Then the answer is 200
      And the answer's "status" is "in-review"
      When the analyst sends GET "/api/clients/${client}/audit"
      Then the answer's "entries" has 5 entries
      And the answer has:
        | entries[3].action | submitted            |
        | entries[3].actor  | ${analyst.username}  |
        | entries[4].action | review-started       |
        | entries[4].actor  | ${approver.username} |
      And the answer does not contain "screened"

    Scenario: The analyst submits and the approver takes it up
      Given the analyst is signed in
      When I open "/clients/${client}"
      And I press "Submit"
      Then I see "Client submitted"
      And "Status" shows "Submitted"
      When I press "Sign out"
      And the approver is signed in
      And I open "/clients/${client}"
      And I press "Start review"
      Then I see "Review started"
      And "Status" shows "In review"

  @AC-28
  Rule: A client on its way is decided, whatever screening does meanwhile

    Background:
      Given the analyst sends POST "/api/clients" with body:
        """
        {
          "name": "Ada Keller", "country": "CH", "legalForm": "individual",
          "documents": [{ "type": "passport", "fileName": "passport.pdf" }]
        }
        """
      And I remember the answer's "id" as "waiting"
      And the analyst sends POST "/api/clients/${waiting}/submit"
      And the analyst sends POST "/api/clients" with body:
        """
        {
          "name": "Ben Blocked", "country": "CH", "legalForm": "individual",
          "documents": [{ "type": "passport", "fileName": "passport.pdf" }]
        }
        """
      And I remember the answer's "id" as "draft"

    @release:instant-screening
    Scenario: A client submitted before screening is reviewed as before
      Given the analyst sends GET "/api/clients/${waiting}"
      And the answer's "status" is "submitted"
      When the flag "instant-screening" is turned on
      And the analyst sends POST "/api/clients/${draft}/submit"
      Then the answer's "status" is "rejected"
      When the analyst sends GET "/api/clients/${waiting}"
      Then the answer's "status" is "submitted"
      When the approver sends POST "/api/clients/${waiting}/start-review"
      Then the answer is 200
      When the approver sends POST "/api/clients/${waiting}/approve" with fields:
        | reason | Known for years |
      Then the answer is 200
      And the answer's "status" is "approved"

    @kill:instant-screening
    Scenario: A client that was screened is decided after screening is gone
      Given the analyst sends GET "/api/clients/${waiting}"
      And the answer's "status" is "in-review"
      When the flag "instant-screening" is turned off
      And the analyst sends POST "/api/clients/${draft}/submit"
      Then the answer's "status" is "submitted"
      When the approver sends POST "/api/clients/${waiting}/approve" with fields:
        | reason | Known for years |
      Then the answer is 200
      When the analyst sends GET "/api/clients/${waiting}"
      Then the answer's "status" is "approved"
