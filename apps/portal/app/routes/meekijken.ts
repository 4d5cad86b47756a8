import { type ActionFunctionArgs, redirect } from "@remix-run/node";

/** Switches for a gebruiker who looks through a client's eyes whether she may act for her. Does nothing for a client. */
export async function action({ context, request }: ActionFunctionArgs) {
  const isOn = (await request.formData()).get("handelen") === "aan";
  await context.setActing(isOn);
  return { ok: true };
}

/** Nothing to see here by its address. */
export const loader = () => redirect("/");
