Feature: Flags
  Every scenario runs once for each combination of flags that it applies to. Only a rehearsal, tagged `@release:` or `@kill:` with a flag, changes one:
  anywhere else these steps are refused before anything runs.

  @release:annotations
  Scenario: the flag {string} is turned on
    Turns a flag of the scenario's tenant on, and waits until the service sees it.
    Given the analyst sends GET "/books/1"
    When the flag "annotations" is turned on
    Then the answer is 200

  @fails @release:never-on
  Scenario: the flag {string} is turned on
    flag never-on was set to on for tenant *, but the service still says off after * ms*
    When the flag "never-on" is turned on

  @kill:annotations
  Scenario: the flag {string} is turned off
    Turns a flag of the scenario's tenant off, and waits until the service sees it.
    Given the analyst sends GET "/books/1"
    When the flag "annotations" is turned off
    Then the answer is 200

  @fails @kill:never-off
  Scenario: the flag {string} is turned off
    flag never-off was set to off for tenant *, but the service still says on after * ms*
    When the flag "never-off" is turned off

  @release:annotations
  Scenario: the flag {string} is set to {string}
    Gives a flag one of its values, and waits until the service sees it.
    When the flag "annotations" is set to "on"
    And the analyst sends GET "/books/1"
    Then the answer is 200

  @fails @release:never-on
  Scenario: the flag {string} is set to {string}
    flag never-on was set to on for tenant *, but the service still says off after * ms*
    When the flag "never-on" is set to "on"
