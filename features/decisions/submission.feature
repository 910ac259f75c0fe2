Feature: Submitting a client
  With the submission an analyst vouches for the file: it is complete and ready
  to be judged by somebody else.

  @AC-9
  Rule: Only a complete client can be submitted

    Scenario Outline: A company without <what is missing> is not ready
      Given the analyst sends POST "/api/clients" with body:
        """
        {
          "name": "Acme Ltd", "country": "CH", "legalForm": "company",
          <what is there>
        }
        """
      And I remember the answer's "id" as "client"
      When the analyst sends POST "/api/clients/${client}/submit"
      Then the answer is 422
      And the answer's "error.code" is "incomplete"
      And the answer's "error.field" is "<missing>"
      When the analyst sends GET "/api/clients/${client}"
      Then the answer's "status" is "draft"

      Examples:
        | what is missing | missing   | what is there                                                            |
        | a document      | documents | "owners": [{ "name": "Ada Keller", "share": 100 }]                       |
        | an owner        | owners    | "documents": [{ "type": "register-extract", "fileName": "register.pdf" }] |

    Scenario: An individual needs no owner, only a document
      Given the analyst sends POST "/api/clients" with body:
        """
        {
          "name": "Ada Keller", "country": "DE", "legalForm": "individual",
          "documents": [{ "type": "passport", "fileName": "passport.pdf" }]
        }
        """
      And I remember the answer's "id" as "client"
      When the analyst sends POST "/api/clients/${client}/submit"
      Then the answer is 200
      And the answer's "status" is not "draft"
