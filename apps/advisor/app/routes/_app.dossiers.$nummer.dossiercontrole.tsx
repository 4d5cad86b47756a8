import { Dossiercontrole } from "../dossiercontrole/dossiercontrole";

export default function DossiercontroleOfDossier() {
  return <Dossiercontrole afspraak={null} />;
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
