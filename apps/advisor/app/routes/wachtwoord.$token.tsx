import { Button, ButtonLink } from "@dossierklaar/ui/advisor/button";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { TextField } from "@dossierklaar/ui/advisor/text-fields";
import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { SignInCard } from "../components/sign-in-card";

export const meta: MetaFunction = () => [{ title: "Wachtwoord kiezen · Dossierklaar" }, { name: "robots", content: "noindex" }];

/** The address is the secret: no cache keeps the page, no other site hears where it was. */
export const headers: HeadersFunction = () => ({ "cache-control": "no-store", "referrer-policy": "no-referrer" });

export async function loader({ params, context }: LoaderFunctionArgs) {
  const link = await context.findPasswordLink(params.token ?? "");
  return { link: link ?? null };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const [wachtwoord, again] = [String(form.get("wachtwoord") ?? ""), String(form.get("herhaald") ?? "")];
  if (wachtwoord !== again)
    return data({ field: "herhaald", error: "De twee wachtwoorden zijn niet gelijk. Vul ze opnieuw in." }, { status: 400 });
  const chosen = await context.choosePassword(params.token ?? "", wachtwoord);
  switch (chosen.outcome) {
    case "tooShort":
      return data({ field: "wachtwoord", error: "Kies een wachtwoord van ten minste 12 tekens." }, { status: 400 });
    case "tooManyAttempts":
      return data({ field: "", error: "Er is te vaak geprobeerd. Wacht een kwartier en probeer het opnieuw." }, { status: 429 });
    case "gone":
      throw redirect(`/wachtwoord/${params.token ?? ""}`);
    case "chosen": {
      const signedIn = await context.signIn({ email: chosen.email, wachtwoord });
      const headers = new Headers();
      if ("setCookies" in signedIn) for (const cookie of signedIn.setCookies) headers.append("set-cookie", cookie);
      const to = { signedIn: "/dossiers", codeNeeded: "/inloggen?stap=code", refused: "/inloggen", tooManyAttempts: "/inloggen" };
      throw redirect(to[signedIn.outcome], { headers });
    }
  }
}

export default function ChoosePassword() {
  const { link } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isPending = useNavigation().state !== "idle";
  if (link?.state !== "valid") return <DeadLink link={link} />;
  const errorOf = (field: string) => (answer?.field === field ? answer.error : undefined);
  return (
    <SignInCard title={link.soort === "invitation" ? "Welkom bij Dossierklaar" : "Nieuw wachtwoord"}>
      <p className="text-ink-2 text-sm">
        {link.naam}, kies het wachtwoord waarmee je voortaan inlogt bij {link.kantoorNaam}.
      </p>
      <FormError message={errorOf("")} />
      <Form className="flex flex-col gap-3" method="post" noValidate>
        {/* For a password manager, which keeps the two together. */}
        <input autoComplete="username" className="hidden" name="email" readOnly type="email" value={link.email} />
        <TextField
          autoComplete="new-password"
          autoFocus
          description="Ten minste 12 tekens. Een zin van een paar woorden is goed te onthouden."
          error={errorOf("wachtwoord")}
          label="Wachtwoord"
          maxLength={128}
          name="wachtwoord"
          type="password"
        />
        <TextField
          autoComplete="new-password"
          error={errorOf("herhaald")}
          label="Wachtwoord herhalen"
          maxLength={128}
          name="herhaald"
          type="password"
        />
        <Button className="mt-1" isPending={isPending} type="submit" variant="main">
          Opslaan en inloggen
        </Button>
      </Form>
    </SignInCard>
  );
}

function DeadLink(props: { link: ReturnType<typeof useLoaderData<typeof loader>>["link"] }) {
  const { link } = props;
  const isInvitation = link?.soort === "invitation";
  const what = link?.state === "spent" ? "Deze link is al gebruikt." : link ? "Deze link is verlopen." : "Deze link kennen we niet.";
  const next =
    link?.state === "spent"
      ? "Log in met het wachtwoord dat je hebt gekozen, of vraag een nieuwe link."
      : isInvitation
        ? "Vraag een nieuwe link, of vraag de beheerder van je kantoor om je opnieuw uit te nodigen."
        : "Kijk of je het hele adres uit de mail hebt, of vraag een nieuwe link.";
  return (
    <SignInCard title="Deze link werkt niet meer">
      <p className="text-ink-2 text-sm">
        {what} {next}
      </p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href="/wachtwoord-vergeten">Nieuwe link vragen</ButtonLink>
        <ButtonLink href="/inloggen" variant="quiet">
          Inloggen
        </ButtonLink>
      </div>
    </SignInCard>
  );
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
