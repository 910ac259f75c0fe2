@serial
Feature: Settings
  The settings are one for the whole house.

  @AC-7
  Rule: A setting is kept without a button to save it

    Scenario: The theme
      Given the admin is signed in
      When I open "/settings"
      Then "Deep Purple" is chosen in "Theme"
      When I choose "Teal" in "Theme"
      And the admin sends GET "/api/config-editor"
      Then within 10 s, the answer's "platforms[0].theme" is "teal"
      When I reload the page
      Then "Teal" is chosen in "Theme"

  @AC-8
  Rule: A configuration that Homebridge could not start with is put right

    Scenario: The port of the bridge is no number
      Given the admin sends GET "/api/config-editor"
      And the answer's "bridge.port" is 51826
      When the admin sends POST "/api/config-editor" with body:
        """
        {"bridge": {"name": "Acceptance", "username": "nothing like an address", "port": "none", "pin": "1"}, "accessories": [], "platforms": []}
        """
      And the admin sends GET "/api/config-editor"
      Then the answer's "bridge.pin" matches "\d{3}-\d{2}-\d{3}"
      And the answer's "bridge.username" matches "([0-9A-F]{2}:){5}[0-9A-F]{2}"
