Feature: Documents
  Documents are the proof of what an analyst has recorded.

  @AC-8
  Rule: A document that has expired proves nothing

    Scenario: Of two passports only the valid one is accepted
      Given the analyst sends POST "/api/clients" with fields:
        | name      | Ada Keller |
        | country   | DE         |
        | legalForm | individual |
      And I remember the answer's "id" as "client"
      When the analyst sends POST "/api/clients/${client}/documents" with fields:
        | type      | passport         |
        | fileName  | old-passport.pdf |
        | expiresOn | 2019-06-30       |
      Then the answer is 422
      And the answer's "error.code" is "expired"
      And the answer's "error.field" is "expiresOn"
      When the analyst sends POST "/api/clients/${client}/documents" with fields:
        | type      | passport         |
        | fileName  | new-passport.pdf |
        | expiresOn | 2099-06-30       |
      Then the answer is 201
      And the answer's "documents" has 1 entries
      And the answer's "documents[0].fileName" is "new-passport.pdf"
