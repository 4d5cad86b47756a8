import { useAfspraak } from "../dossier";
import { ScenarioStarten } from "../scenario/scenario-starten";

export default function ScenarioPage() {
  const afspraak = useAfspraak();
  return afspraak ? <ScenarioStarten afspraak={afspraak} key={afspraak.id} /> : null;
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
