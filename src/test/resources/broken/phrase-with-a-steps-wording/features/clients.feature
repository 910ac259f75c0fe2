Feature: Clients

  @AC-1 @flag:risk-v2
  Scenario: A client is recorded
    Given I press "Save"
    Then the answer is 200
