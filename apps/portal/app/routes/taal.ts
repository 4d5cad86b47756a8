import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { ownPath } from "../own-path.ts";

/** Chooses the language, for this browser and for whoever is signed in; then the page where she was. A plain form: the page must be written anew. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const setCookie = await context.chooseTaal(form.get("taal") === "en" ? "en" : "nl");
  return redirect(ownPath(form.get("naar")), { headers: { "set-cookie": setCookie } });
}

/** Nothing to see here by its address. */
export const loader = () => redirect("/");
