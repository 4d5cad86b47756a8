import { Button } from "@dossierklaar/ui/advisor/button";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { TextField } from "@dossierklaar/ui/advisor/text-fields";
import { type ActionFunctionArgs, data, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useNavigation } from "@remix-run/react";
import { SignInCard } from "../components/sign-in-card";

export const meta: MetaFunction = () => [{ title: "Wachtwoord vergeten · Dossierklaar" }, { name: "robots", content: "noindex" }];

export async function action({ request, context }: ActionFunctionArgs) {
  const email = String((await request.formData()).get("email") ?? "").trim();
  const refuse = (status: number, error: string) => data({ email, error, isSent: false }, { status });
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return refuse(400, "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.");
  if ((await context.requestPasswordLink(email)) === "tooManyAttempts")
    return refuse(429, "Er is te vaak om een link gevraagd. Wacht een kwartier en probeer het opnieuw.");
  return data({ email, error: undefined, isSent: true });
}

export default function ForgottenPassword() {
  const answer = useActionData<typeof action>();
  const isPending = useNavigation().state !== "idle";
  if (answer?.isSent)
    return (
      <SignInCard title="Kijk in je mail">
        <p className="text-ink-2 text-sm" role="status">
          Is er een gebruiker met <b className="break-words font-medium text-ink">{answer.email}</b>, dan is er een mail onderweg met een
          link. Die werkt één keer, een uur lang.
        </p>
        <p className="text-ink-3 text-xs">Niets gekregen? Kijk bij ongewenste mail, of vraag de beheerder van je kantoor.</p>
        <ToSignIn />
      </SignInCard>
    );
  return (
    <SignInCard title="Wachtwoord vergeten">
      <FormError message={answer?.error} />
      <Form className="flex flex-col gap-3" method="post" noValidate>
        <TextField
          autoComplete="username"
          autoFocus
          defaultValue={answer?.email ?? ""}
          description="Je krijgt een link waarmee je een nieuw wachtwoord kiest."
          label="E-mailadres"
          name="email"
          type="email"
        />
        <Button className="mt-1" isPending={isPending} type="submit" variant="main">
          Stuur mij een link
        </Button>
      </Form>
      <ToSignIn />
    </SignInCard>
  );
}

const ToSignIn = () => (
  <a className="text-kantoor text-sm underline underline-offset-2" href="/inloggen">
    Terug naar inloggen
  </a>
);

export { ErrorPage as ErrorBoundary } from "../components/error-page";
