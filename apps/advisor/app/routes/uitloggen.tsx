import { type ActionFunctionArgs, redirect } from "@remix-run/node";

export async function action({ context }: ActionFunctionArgs) {
  const headers = new Headers();
  for (const cookie of await context.signOut()) headers.append("set-cookie", cookie);
  return redirect("/inloggen", { headers });
}

/** Only a press signs out; who types the address goes home. */
export const loader = () => redirect("/dossiers");
