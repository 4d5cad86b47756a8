/** Where a client came from, in the order of the list on Nieuw dossier. */
export const leadbronnen: readonly string[] = [
  "Website",
  "Aanbeveling van een klant",
  "Bestaande klant",
  "Makelaar",
  "Nieuwbouwproject",
  "Vergelijkingssite",
  "Google",
  "Social media",
  "Accountant of boekhouder",
  "Notaris, mediator of advocaat",
  "Werkgever",
  "Telefoon of balie",
  "Overig",
];
