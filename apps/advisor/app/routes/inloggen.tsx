import { Button } from "@dossierklaar/ui/advisor/button";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { TextField } from "@dossierklaar/ui/advisor/text-fields";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { SignInCard } from "../components/sign-in-card";
import { ownPath } from "../own-path";

export const meta: MetaFunction = () => [{ title: "Inloggen · Dossierklaar" }, { name: "robots", content: "noindex" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const naar = ownPath(searchParams.get("naar"));
  if (context.isSignedIn) throw redirect(naar);
  return { naar, step: searchParams.get("stap") === "code" ? ("code" as const) : ("password" as const) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const naar = ownPath(text("naar"));
  const isCode = text("stap") === "code";
  const email = text("email");
  // The address and the step go along: without JavaScript the page is made anew from this answer.
  const refuse = (status: number, error: string) =>
    data({ error, email, naar, step: isCode ? ("code" as const) : ("password" as const) }, { status });
  if (isCode ? !text("code").trim() : !email.trim() || !text("wachtwoord"))
    return refuse(400, isCode ? "Vul de code in." : "Vul je e-mailadres en je wachtwoord in.");
  const result = isCode ? await context.confirmCode(text("code")) : await context.signIn({ email, wachtwoord: text("wachtwoord") });
  if (result.outcome === "refused") {
    const error = isCode
      ? "Deze code klopt niet of is al gebruikt. Vul de code in die je app nu toont."
      : "Dit e-mailadres en wachtwoord horen niet bij elkaar. Controleer ze en probeer het opnieuw.";
    return refuse(400, error);
  }
  if (result.outcome === "tooManyAttempts") return refuse(429, waitSentence(result.retryAfterSeconds));
  const headers = new Headers();
  for (const cookie of result.setCookies) headers.append("set-cookie", cookie);
  throw redirect(result.outcome === "codeNeeded" ? `/inloggen?stap=code&naar=${encodeURIComponent(naar)}` : naar, { headers });
}

function waitSentence(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return `Er is te vaak geprobeerd in te loggen. Wacht ${minutes === 1 ? "een minuut" : `${minutes} minuten`} en probeer het opnieuw.`;
}

export default function SignIn() {
  const asked = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { naar, step } = answer ?? asked;
  const isPending = useNavigation().state !== "idle";
  return (
    <SignInCard title={step === "code" ? "Code invullen" : "Inloggen"}>
      <FormError message={answer?.error} />
      <Form className="flex flex-col gap-3" key={step} method="post" noValidate>
        <input name="naar" type="hidden" value={naar} />
        <input name="stap" type="hidden" value={step} />
        {step === "code" ? (
          <TextField
            autoComplete="one-time-code"
            autoFocus
            description="De zes cijfers uit je app, of een van je reservecodes."
            label="Code"
            name="code"
          />
        ) : (
          <>
            <TextField autoComplete="username" autoFocus defaultValue={answer?.email ?? ""} label="E-mailadres" name="email" type="email" />
            <TextField autoComplete="current-password" label="Wachtwoord" name="wachtwoord" type="password" />
          </>
        )}
        <Button className="mt-1" isPending={isPending} type="submit" variant="main">
          Inloggen
        </Button>
      </Form>
      {step === "code" ? (
        <a className="text-kantoor text-sm underline underline-offset-2" href={`/inloggen?naar=${encodeURIComponent(naar)}`}>
          Met een ander e-mailadres inloggen
        </a>
      ) : (
        <a className="text-kantoor text-sm underline underline-offset-2" href="/wachtwoord-vergeten">
          Wachtwoord vergeten
        </a>
      )}
    </SignInCard>
  );
}
