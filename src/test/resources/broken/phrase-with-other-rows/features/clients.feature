Feature: Clients

  @AC-1 @flag:risk-v2
  Scenario: A client is recorded
    Given a client with:
      | name | Acme | yes |
    Then the answer is 200
