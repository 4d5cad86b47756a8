import { type ActionFunctionArgs, redirect, redirectDocument } from "@remix-run/node";

export async function action({ context }: ActionFunctionArgs) {
  const headers = new Headers();
  for (const cookie of await context.signOut()) headers.append("set-cookie", cookie);
  // As a page load: what this page holds belongs to the session that ends.
  return redirectDocument("/inloggen", { headers });
}

/** Only a press signs out; who types the address goes home. */
export const loader = () => redirect("/dossiers");
