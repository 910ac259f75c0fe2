@flag:bulk-import
Feature: Bulk import
  A bank that moves to this service brings its clients along in one file.

  @AC-21
  Rule: Every line of the file becomes a draft

    Scenario: Two lines are two clients
      When the analyst sends POST "/api/clients/import" with body:
        """text/csv
        name,country,legalForm,politicallyExposed
        Acme Ltd,CH,company,false
        "Birch, Cole & Partners",DE,partnership,true
        """
      Then the answer is 201
      And the answer's "imported" is 2
      And the answer's "clients[1].name" is "Birch, Cole & Partners"
      When the analyst sends GET "/api/clients"
      Then the answer's "total" is 2
      And every entry of the answer's "items" has "status" equal to "draft"
      And every entry of the answer's "items" has "source" equal to "import"
      And the answer's "items[1].name" is "Birch, Cole & Partners"
      And the answer's "items[1].politicallyExposed" is true

    Scenario: An analyst pastes the file into the import page
      Given the analyst is signed in
      When I press "Bulk import"
      And I fill in "CSV" with:
        """
        name,country,legalForm
        Acme Ltd,CH,company
        Birch Partners,DE,partnership
        """
      And I press "Import"
      Then I see "2 clients imported"
      And the row "CLM-0002" shows "Birch Partners"
      When I press "Clients"
      Then the row "Acme Ltd" shows "Draft"
      And the row "Birch Partners" shows "Draft"

  @AC-22
  Rule: One wrong line, and nothing is imported

    Scenario: A file with two wrong lines is refused as a whole
      When the analyst sends POST "/api/clients/import" with body:
        """text/csv
        name,country,legalForm
        Acme Ltd,CH,company
        Birch Partners,XX,partnership
        ACME LTD,DE,company
        """
      Then the answer is 422
      And the answer has:
        | error.code             | invalid-lines                            |
        | error.message          | Nothing was imported: 2 lines are wrong  |
        | error.lines[0].line    | 3                                        |
        | error.lines[0].field   | country                                  |
        | error.lines[0].message | Country is not known                     |
        | error.lines[1].line    | 4                                        |
        | error.lines[1].field   | name                                     |
        | error.lines[1].message | A client named "ACME LTD" already exists |
      When the analyst sends GET "/api/clients"
      Then the answer's "total" is 0
