import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/dossiers/${params.nummer}/afspraken/${params.afspraakId}/dossiercontrole`);
