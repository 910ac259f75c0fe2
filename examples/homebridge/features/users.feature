Feature: Users
  An administrator decides who may use the house, and who may only look.

  @AC-4
  Rule: An administrator adds users

    Scenario: With the form
      Given the admin is signed in
      When I open "/users"
      And I press "Add User"
      Then I see the dialog "Add User"
      And the button "Save" is disabled
      When I fill in:
        | Username         | grace-${unique}    |
        | Full Name        | Grace ${unique}    |
        | Password         | cobol-${unique}    |
        | Confirm Password | cobol-${unique}    |
      And I untick "Admin User?"
      And I press "Save"
      Then I do not see the dialog "Add User"
      And I see the heading "Grace ${unique}"
      When the admin sends GET "/api/users"
      Then the answer's "" includes the entries:
        | username        | name            | admin |
        | grace-${unique} | Grace ${unique} | false |

    Scenario: The form wants the same password twice
      Given the admin is signed in
      When I open "/users"
      And I press "Add User"
      And I fill in:
        | Username         | grace-${unique} |
        | Full Name        | Grace           |
        | Password         | cobol           |
        | Confirm Password | fortran         |
      Then the button "Save" is disabled

    Scenario: Through the API, which keeps the password to itself
      When a user "ann" who may only look
      Then the answer's "" has exactly the fields:
        | id        |
        | name      |
        | username  |
        | admin     |
        | otpActive |
      And the answer's "admin" is false

    Scenario: A name that is taken is refused
      Given a user "ann" who may only look
      When the admin sends POST "/api/users" with fields:
        | name     | Another Ann   |
        | username | ann-${unique} |
        | password | other         |
        | admin    | false         |
      Then the answer is 409
      And the answer's "message" contains "already exists"

    Scenario: A user without a name is refused
      When the admin sends POST "/api/users" with fields:
        | name     | Nobody |
        | username | ""     |
        | password | other  |
        | admin    | false  |
      Then the answer is 400
      And the answer's "message" contains "username should not be empty"

  @AC-5
  Rule: Who may only look neither sees nor changes users

    Scenario: The API refuses
      Given a user "ann" who may only look
      And "ann" signs in through the API
      And I remember the answer's "access_token" as "token"
      When the next request has the headers:
        | Authorization | Bearer ${token} |
      And nobody sends GET "/api/users"
      Then the answer is 403

    Scenario: The pages offer it to the administrator only
      Given a user "ann" who may only look
      When I sign in as "ann-${unique}" with the password "looks-${unique}"
      Then I see the menu item "Accessories"
      And I do not see the menu item "Settings"
      And I do not see the menu item "JSON Config"
      When the admin is signed in
      Then I see the menu item "Settings"
      And I see the menu item "JSON Config"

  @AC-6
  Rule: An administrator changes and removes users

    Scenario: A user gets another name and password
      Given a user "ann" who may only look
      And the admin is signed in
      When I open "/users"
      And I press "Edit" in the section "ann-${unique}"
      And I fill in "Full Name" with "Ann ${unique}"
      And I fill in "New Password" with "changed"
      And I fill in "Confirm Password" with "changed"
      And I press "Save"
      Then I see the heading "Ann ${unique}"
      When "ann" signs in through the API
      Then the answer is 403

    Scenario: A user is removed
      Given a user "tom" who may only look
      When the admin sends DELETE "/api/users/${tom}"
      Then the answer is 200
      When the admin sends GET "/api/users"
      Then no entry of the answer's "" has "username" equal to "tom-${unique}"
      When "tom" signs in through the API
      Then the answer is 403
