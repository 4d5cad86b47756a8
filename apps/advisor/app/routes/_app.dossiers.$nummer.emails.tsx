import { Emails } from "../emails/emails";

export default function EmailsOfDossier() {
  return <Emails afspraak={null} />;
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
