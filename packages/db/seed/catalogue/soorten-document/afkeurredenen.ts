/**
 * Reasons that fit many papers. The adviser picks them and the client reads them as they stand, on the card `Opnieuw aanleveren` and in the mail:
 * what is wrong first, then what to do where that does not speak for itself.
 */
export const onleesbaar = "Het document is niet goed leesbaar.";
export const nietAllePaginas = "Niet alle pagina's zijn aangeleverd.";
export const verlopen = "Het document is verlopen.";
export const teOud = "Het document is te oud. Lever een recenter document aan.";
export const verkeerdDocument = "Dit is een ander document dan gevraagd.";
export const verkeerdJaar = "Dit document gaat over een ander jaar.";
export const verkeerdePeriode = "Dit document gaat over een andere periode.";
export const anderePersoon = "Dit document staat op naam van iemand anders.";
export const andereWoning = "Dit document gaat over een andere woning.";
export const andereWerkgever = "Dit document is van een andere werkgever.";
export const andereOnderneming = "Dit document gaat over een andere onderneming.";
export const nietOndertekend = "De handtekening ontbreekt.";
export const nietDoorAllenOndertekend = "Nog niet iedereen heeft getekend.";
export const bsnZichtbaar = "Het BSN is zichtbaar. Dek het BSN af en lever het document opnieuw aan.";
export const fotoVanWerkgever = "Dit is een foto. Lever de originele pdf aan uit het portaal van de werkgever.";
export const fotoInPlaatsVanPdf = "Dit is een foto. Lever de originele pdf aan.";
export const conceptOntvangen = "Dit is een concept. Lever het definitieve document aan.";
