Feature: Signing in
  How a user signs in is said once, under `auth.ui.phrase` in sluice.yaml. Each user has a window of their own, so two can stand side by side.

  Scenario: the {word} is signed in
    Signs a user of this role in, in a window of its own; if that was done before, goes back to that window.
    Given the analyst is signed in
    When I open "/me"
    Then I see "You are the analyst"
    Given the approver is signed in
    When I open "/me"
    Then I see "You are the approver"
    Given the analyst is signed in
    Then I see "You are the analyst"

  @fails
  Scenario: the {word} is signed in
    nothing is remembered as "auditor.username"*
    Given the auditor is signed in

  Scenario: the {word} of {string} is signed in
    The same for a user of a second tenant.
    Given another tenant "globex"
    And the analyst of "globex" is signed in
    When I open "/me"
    Then I see "${globex.analyst.username}"

  @fails
  Scenario: the {word} of {string} is signed in
    nothing is remembered as "globex.analyst.username"*
    Given the analyst of "globex" is signed in

  Scenario: nobody is signed in
    Goes to a window in which nobody has signed in.
    Given the analyst is signed in
    And nobody is signed in
    When I open "/me"
    Then I see "Nobody is signed in"

  @fails
  Scenario: nobody is signed in
    "You are the analyst" is not to be read on *
    Given the analyst is signed in
    And nobody is signed in
    When I open "/me"
    Then I see "You are the analyst"
