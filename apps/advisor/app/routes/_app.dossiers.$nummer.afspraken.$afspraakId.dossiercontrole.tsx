import { useAfspraak } from "../dossier";
import { Dossiercontrole } from "../dossiercontrole/dossiercontrole";

export default function DossiercontroleOfAfspraak() {
  const afspraak = useAfspraak();
  return afspraak ? <Dossiercontrole afspraak={afspraak} key={afspraak.id} /> : null;
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
