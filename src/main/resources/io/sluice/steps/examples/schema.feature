Feature: JSON Schema
  What an answer looks like as a whole. The draft is what the schema names with $schema, else 2020-12; formats are checked.

  Scenario: the answer matches the schema {string}
    The answer fits a JSON Schema in a file of the project, JSON or YAML, that stands beside the feature, or whose path starts at the folder of the project.
    When the analyst sends GET "/books/1"
    Then the answer matches the schema "book.schema.json"

  @fails
  Scenario: the answer matches the schema {string}
    the answer does not match the schema "shelf.schema.json": the body has no "books", which is required (#/required) (GET /books/1 → 200) *
    When the analyst sends GET "/books/1"
    Then the answer matches the schema "shelf.schema.json"

  Scenario: the answer matches the schema:
    The same with a schema that is written out.
    When the analyst sends GET "/books/1"
    Then the answer matches the schema:
      """
      {"type": "object", "required": ["id", "title"], "properties": {"id": {"type": "integer"}}}
      """

  @fails
  Scenario: the answer matches the schema:
    the answer does not match the schema: "id" is 1, expected string (#/properties/id/type) (GET /books/1 → 200) *
    When the analyst sends GET "/books/1"
    Then the answer matches the schema:
      """
      {"type": "object", "properties": {"id": {"type": "string"}}}
      """
