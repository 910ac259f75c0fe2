Feature: Clients

  @AC-1 @flag:risk-v2
  Scenario: A client is recorded
    Given everything new is on
    Then the answer is 200
