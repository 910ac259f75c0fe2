Feature: Signing in
  Client files hold passports and ownership charts. Nobody reads them without
  saying who they are.

  @AC-1
  Rule: Without signing in there is nothing to see

    Scenario: A caller without a token is turned away
      When nobody sends GET "/api/clients"
      Then the answer is 401
      And the answer's "error.code" is "unauthenticated"
      And the answer does not contain "items"

    Scenario: A user signs in, works, and leaves nothing open behind
      When I open "/clients"
      Then I see the heading "Sign in"
      Given the analyst is signed in
      When I open "/clients"
      Then I see the heading "Clients"
      And I see "No clients found"
      When I press "Sign out"
      Then I see "You are signed out"
      When I open "/clients"
      Then I see the heading "Sign in"
      And I do not see the heading "Clients"
