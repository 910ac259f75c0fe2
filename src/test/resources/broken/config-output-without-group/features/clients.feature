Feature: Clients

  @AC-1 @flag:risk-v2
  Scenario: A client is recorded
    When the analyst sends GET "/clients"
    Then the answer is 200
