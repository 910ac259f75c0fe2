Feature: Waiting
  Every check of a page waits as long as `policy.timeouts.step` says, so there is no step for waiting. What takes longer is given its time.

  Scenario: within {int} s, CHECK
    Gives one check of an answer or a page more time, and an answer is asked for again: the last GET or HEAD is sent until the check holds.
    When the analyst sends GET "/soon/${tenant}"
    Then within 5 s, the answer's "state" is "done"

  @fails
  Scenario: within {int} s, CHECK
    the answer's "state" is "running", expected "done" *
    When the analyst sends GET "/never"
    Then within 1 s, the answer's "state" is "done"
