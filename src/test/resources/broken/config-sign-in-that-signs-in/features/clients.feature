Feature: Clients

  @AC-1 @flag:risk-v2
  Scenario: A client is recorded
    Given the analyst is signed in
    When I open "/clients"
    Then I see "Acme"
