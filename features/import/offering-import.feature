Feature: Offering the import
  The import is offered bank by bank. Where it is not offered there is no trace of
  it, and where it is withdrawn its clients stay.

  @AC-23 @flag:bulk-import=off
  Rule: Where the import is not offered, there is no way to it

    Scenario: The import is closed to programs
      When the analyst sends POST "/api/clients/import" with body:
        """text/csv
        name,country,legalForm
        Acme Ltd,CH,company
        """
      Then the answer is 404
      When the analyst sends GET "/api/clients"
      Then the answer's "total" is 0

    Scenario: The import is not to be found on the pages
      Given the analyst is signed in
      When I open "/clients"
      Then I see the link "New client"
      And I do not see the link "Bulk import"
      When I open "/import"
      Then I see the heading "Not found"
      And I do not see the field "CSV"

  @AC-24
  Rule: Clients are the same, whether recorded before, by or after the import

    @release:bulk-import
    Scenario: The first import meets the clients already on file
      Given the analyst sends POST "/api/clients" with fields:
        | name      | Acme Ltd |
        | country   | CH       |
        | legalForm | company  |
      And the analyst is signed in
      And I do not see the link "Bulk import"
      When the flag "bulk-import" is turned on
      And I open "/clients"
      Then the row "Acme Ltd" shows "CLM-0001"
      When I press "Bulk import"
      And I fill in "CSV" with:
        """
        name,country,legalForm
        Acme Ltd,CH,company
        """
      And I press "Import"
      Then I see "Nothing was imported: 1 line is wrong"
      When I fill in "CSV" with:
        """
        name,country,legalForm
        Birch Partners,DE,partnership
        """
      And I press "Import"
      Then I see "1 client imported"
      When I press "Clients"
      Then the row "Acme Ltd" shows "CLM-0001"
      And the row "Birch Partners" shows "CLM-0002"

    @kill:bulk-import
    Scenario: Imported clients are worked on after the import is withdrawn
      Given the analyst sends POST "/api/clients/import" with body:
        """text/csv
        name,country,legalForm
        Ada Keller,CH,individual
        Ben Roth,DE,individual
        """
      And I remember the answer's "clients[1].id" as "client"
      When the flag "bulk-import" is turned off
      And the analyst sends POST "/api/clients/import" with body:
        """text/csv
        name,country,legalForm
        Cleo Frei,CH,individual
        """
      Then the answer is 404
      When the analyst sends GET "/api/clients"
      Then the answer's "total" is 2
      When the analyst sends POST "/api/clients/${client}/documents" with fields:
        | type     | passport     |
        | fileName | passport.pdf |
      Then the answer is 201
      When the analyst sends POST "/api/clients/${client}/submit"
      Then the answer is 200
      And the answer's "source" is "import"
      And the answer's "status" is not "draft"
