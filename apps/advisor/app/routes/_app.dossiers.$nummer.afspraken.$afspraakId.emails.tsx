import { useAfspraak } from "../dossier";
import { Emails } from "../emails/emails";

export default function EmailsOfAfspraak() {
  const afspraak = useAfspraak();
  return afspraak ? <Emails afspraak={afspraak} key={afspraak.id} /> : null;
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
