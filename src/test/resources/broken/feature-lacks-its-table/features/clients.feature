Feature: Clients

  @AC-1 @flag:risk-v2
  Scenario: A client is recorded
    When the analyst sends POST "/clients" with fields:
    Then the answer is 201
