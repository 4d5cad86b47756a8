import { AfspraakPage } from "../afspraak/afspraak-page";
import { useAfspraak } from "../dossier";

export default function AfspraakItself() {
  const afspraak = useAfspraak();
  return afspraak ? <AfspraakPage afspraak={afspraak} key={afspraak.id} /> : null;
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
