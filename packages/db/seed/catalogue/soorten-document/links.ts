/** Public addresses where a client finds the paper: front doors only, because pages behind them move. */
export const mijnUwv = { label: "Mijn UWV", url: "https://mijn.uwv.nl/" };
export const mijnBelastingdienst = { label: "Mijn Belastingdienst", url: "https://mijn.belastingdienst.nl/" };
export const mijnOverheid = { label: "MijnOverheid", url: "https://mijn.overheid.nl/" };
export const mijnPensioenoverzicht = { label: "mijnpensioenoverzicht.nl", url: "https://www.mijnpensioenoverzicht.nl/" };
export const mijnDuo = { label: "Mijn DUO", url: "https://mijn.duo.nl/" };
export const svb = { label: "Sociale Verzekeringsbank (SVB)", url: "https://www.svb.nl/" };
export const bkr = { label: "Mijn Kredietregistratie (BKR)", url: "https://mijnkredietregistratie.nl/" };
export const kvk = { label: "Kamer van Koophandel (KVK)", url: "https://www.kvk.nl/" };
export const kadaster = { label: "Kadaster", url: "https://www.kadaster.nl/" };
export const ind = { label: "IND", url: "https://ind.nl/" };
export const nhg = { label: "Nationale Hypotheek Garantie (NHG)", url: "https://www.nhg.nl/" };
export const rechtspraak = { label: "Rechtspraak", url: "https://www.rechtspraak.nl/" };
export const omgevingsloket = { label: "Omgevingsloket", url: "https://omgevingswet.overheid.nl/" };
