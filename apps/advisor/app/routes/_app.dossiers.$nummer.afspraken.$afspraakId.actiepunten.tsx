import { Actiepunten } from "../actiepunten/actiepunten";
import { useAfspraak } from "../dossier";

export default function ActiepuntenPage() {
  const afspraak = useAfspraak();
  return afspraak ? <Actiepunten afspraak={afspraak} key={afspraak.id} /> : null;
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
