Feature: Recording clients
  An analyst records who wants to become a client. Everything that follows,
  rating, review and decision, rests on this record.

  @AC-2
  Rule: A new client is a draft with a reference of its own

    Scenario: An analyst records a company
      When the analyst sends POST "/api/clients" with fields:
        | name      | Acme Ltd |
        | country   | CH       |
        | legalForm | company  |
      Then the answer is 201
      And the answer has:
        | reference          | CLM-0001            |
        | status             | draft               |
        | source             | manual              |
        | politicallyExposed | false               |
        | createdBy          | ${analyst.username} |
      And the answer's header "Location" contains "/api/clients/"

    Scenario: The form tells what is missing and keeps what was typed
      Given the analyst is signed in
      When I press "New client"
      And I fill in "Name" with "Acme Ltd"
      And I press "Create client"
      Then I see "Country is required"
      And I see "Legal form is required"
      And the field "Name" contains "Acme Ltd"
      When I choose "Switzerland" in "Country"
      And I choose "Company" in "Legal form"
      And I tick "Politically exposed"
      And I press "Create client"
      Then I see "Client created"
      And I see the heading "Acme Ltd"
      And "Reference" shows "CLM-0001"
      And "Status" shows "Draft"
      And "Created by" shows "${analyst.username}"

  @AC-3
  Rule: A client's details are complete, known and not recorded twice

    Scenario Outline: A client with <problem> is refused
      When the analyst sends POST "/api/clients" with body:
        """
        { "name": "<name>", "country": "<country>", "legalForm": "<legal form>" }
        """
      Then the answer is 422
      And the answer has:
        | error.code    | <code>    |
        | error.field   | <field>   |
        | error.message | <message> |

      Examples:
        | problem              | name     | country | legal form | code          | field   | message              |
        | a blank name         |          | CH      | company    | required      | name    | Name is required     |
        | a country not served | Acme Ltd | XX      | company    | unknown-value | country | Country is not known |

    Scenario: The same client cannot be recorded twice, however it is spelt
      Given the analyst sends POST "/api/clients" with fields:
        | name      | Acme Ltd |
        | country   | CH       |
        | legalForm | company  |
      When the analyst sends POST "/api/clients" with fields:
        | name      | ACME LTD |
        | country   | DE       |
        | legalForm | company  |
      Then the answer is 409
      And the answer's "error.code" is "duplicate-name"
      And the answer's "error.field" is "name"

  @AC-4
  Rule: Only a draft can be changed

    Scenario: Details are corrected until the client is submitted, and not after
      Given the analyst sends POST "/api/clients" with body:
        """
        {
          "name": "Acme Ltd", "country": "CH", "legalForm": "company",
          "owners": [{ "name": "Ada Keller", "share": 100 }],
          "documents": [{ "type": "register-extract", "fileName": "acme-register.pdf" }]
        }
        """
      And I remember the answer's "id" as "client"
      When the analyst sends PUT "/api/clients/${client}" with fields:
        | name      | Acme Holding Ltd |
        | country   | CH               |
        | legalForm | company          |
      Then the answer is 200
      And the answer's "name" is "Acme Holding Ltd"
      When the analyst sends POST "/api/clients/${client}/submit"
      And the analyst sends PUT "/api/clients/${client}" with fields:
        | name      | Quite Another Ltd |
        | country   | CH                |
        | legalForm | company           |
      Then the answer is 409
      And the answer's "error.code" is "wrong-state"
      When the analyst sends GET "/api/clients/${client}"
      Then the answer's "name" is "Acme Holding Ltd"
