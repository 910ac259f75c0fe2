Feature: Clients

  @AC-1 @flag:risk-v2
  Scenario: A client is recorded
    Given a client
    Then the answer is 200
