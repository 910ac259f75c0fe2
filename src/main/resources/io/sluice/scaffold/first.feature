Feature: The service answers
  The first criterion, so that there is something to prove. Replace it by what your service must do.

  @AC-1
  Rule: Whoever asks whether the service is ready is told so

    Scenario: Without credentials
      Given "@ready-text@" answers
