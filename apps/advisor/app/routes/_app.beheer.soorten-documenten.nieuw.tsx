import type { MetaFunction } from "@remix-run/node";
import { SoortForm } from "../beheer/soort-form";

export const meta: MetaFunction = () => [{ title: "Soort toevoegen · Beheer · Dossierklaar" }];

export default function NewSoortPage() {
  return <SoortForm soort={undefined} />;
}

export { BeheerError as ErrorBoundary } from "../beheer/beheer-error";
