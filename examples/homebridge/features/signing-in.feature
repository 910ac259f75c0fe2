Feature: Signing in
  Homebridge opens doors and switches off alarms: nobody but its users gets in.

  @AC-1
  Rule: Who is not signed in sees nothing

    Scenario Outline: <what> is not told
      When nobody sends GET "<path>"
      Then the answer is 401
      And the answer's "message" is "Unauthorized"

      Examples:
        | what              | path               |
        | Who may sign in   | /api/users         |
        | The configuration | /api/config-editor |

    Scenario: A page leads to signing in
      Given nobody is signed in
      When I open "/users"
      Then the address is "/login"
      And I see the heading "Welcome to Homebridge"
      And I do not see "Administrator"

  @AC-2
  Rule: Only the right password opens

    Scenario: The API refuses a wrong one
      When nobody sends POST "/api/auth/login" with fields:
        | username | admin |
        | password | guess |
      Then the answer is 403
      And the answer's "access_token" is not present

    Scenario: The page says that it was wrong, and keeps the name
      When I sign in as "admin" with the password "guess"
      Then I see "Invalid username or password"
      And the field "Username" contains "admin"
      And the address is "/login"

    Scenario: The right one leads to the start page
      When the admin is signed in
      Then the page title is "Acceptance"
      And I see the menu item "Log Out"

  @AC-3
  Rule: Signing out ends it

    Scenario: After signing out a page leads to signing in again
      Given the admin is signed in
      When I press "Log Out"
      Then I see the heading "Welcome to Homebridge"
      When I open "/users"
      Then the address is "/login"
