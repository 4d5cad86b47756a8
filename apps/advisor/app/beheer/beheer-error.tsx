import { ErrorPage } from "../components/error-page";

/** What stands where a screen of Beheer could not. */
export function BeheerError() {
  return <ErrorPage forbidden="Beheer is er voor de admin van je kantoor. Vraag een collega met die rol om hulp." />;
}
