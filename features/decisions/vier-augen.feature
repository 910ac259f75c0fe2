# language: de
Funktionalität: Vier-Augen-Prinzip
  Wer einen Kunden erfasst, entscheidet nicht über ihn, und wer entscheidet, ändert
  nichts an der Akte. Die Zürcher Compliance schreibt ihre Kriterien auf Deutsch;
  die Schritte bleiben englisch.

  Grundlage: ein vollständig erfasster Kunde
    Angenommen the analyst sends POST "/api/clients" with body:
      """
      {
        "name": "Zürcher Käserei GmbH", "country": "CH", "legalForm": "company",
        "owners": [{ "name": "Jörg Wälti", "share": 100 }],
        "documents": [{ "type": "register-extract", "fileName": "handelsregister.pdf" }]
      }
      """
    Und I remember the answer's "id" as "client"

  @AC-12
  Regel: Erfassen und Entscheiden sind getrennt

    Szenario: Wer erfasst, entscheidet nicht
      Angenommen the analyst sends POST "/api/clients/${client}/submit"
      Und the approver sends POST "/api/clients/${client}/start-review"
      Wenn the analyst sends POST "/api/clients/${client}/approve" with fields:
        | reason | Ich kenne den Kunden |
      Dann the answer is 403
      Und the answer's "error.code" is "forbidden"
      Wenn the analyst sends GET "/api/clients/${client}"
      Dann the answer's "status" is "in-review"
      Und the answer's "name" is "Zürcher Käserei GmbH"

    Szenario: Wer entscheidet, ändert nichts an der Akte
      Wenn the approver sends PUT "/api/clients/${client}" with fields:
        | name      | Berner Käserei GmbH |
        | country   | CH                  |
        | legalForm | company             |
      Dann the answer is 403
      Wenn the approver sends POST "/api/clients/${client}/submit"
      Dann the answer is 403
      Wenn the approver sends GET "/api/clients/${client}"
      Dann the answer's "status" is "draft"
      Und the answer's "name" is "Zürcher Käserei GmbH"
