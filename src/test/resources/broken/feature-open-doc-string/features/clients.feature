Feature: Clients

  @AC-1 @flag:risk-v2
  Scenario: A client is recorded
    When the analyst sends POST "/clients" with body:
      """
      {"name": "Ada"}
    Then the answer is 201
