import { CodeFields, SignInFields, SignInFrame } from "@dossierklaar/ui/portal/sign-in";
import { t } from "@dossierklaar/ui/portal/taal";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { useRef } from "react";
import { TaalControl } from "../components/taal-control.tsx";
import { ownPath } from "../own-path.ts";

const emailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** What was wrong, in words of the page. */
const sentences = {
  email: "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.",
  code: "Deze code klopt niet of is verlopen. Kijk in de nieuwste e-mail, of vraag een nieuwe aan.",
  tooMany: "Er is te vaak geprobeerd. Wacht een kwartier en probeer het opnieuw.",
} as const;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const naar = ownPath(new URL(request.url).searchParams.get("naar"));
  if (context.dossierId) throw redirect(naar);
  return { naar };
}

type Answer = { step: "email" | "code"; email: string; error?: keyof typeof sentences };

/** Both steps, with and without script. The answer to an address is the same whether it is known or not. */
export async function action({ context, request }: ActionFunctionArgs): Promise<Answer | Response> {
  const form = await request.formData();
  const email = String(form.get("email") ?? "").trim();
  const code = form.get("code");
  if (!emailShape.test(email)) return { step: "email", email, error: "email" };
  if (code === null) {
    const asked = await context.requestLogin(email);
    return asked === "sent" ? { step: "code", email } : { step: "email", email, error: "tooMany" };
  }
  const opened = await context.consumeCode({ email, code: String(code) });
  if (!opened.ok) return { step: "code", email, error: opened.reason === "tooManyAttempts" ? "tooMany" : "code" };
  const headers = new Headers();
  for (const cookie of opened.setCookies) headers.append("set-cookie", cookie);
  return redirect(ownPath(form.get("naar")), { headers });
}

export default function Inloggen() {
  const { naar } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined; // a redirect is never seen here
  const busy = useNavigation().state !== "idle";
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  const email = answer?.email ?? "";
  const error = answer?.error && t(sentences[answer.error]);
  return (
    <SignInFrame control={<TaalControl />} kantoor={t("Klantportaal")}>
      <Form className="contents" method="post" noValidate ref={form}>
        <input name="naar" type="hidden" value={naar} />
        {answer?.step === "code" ? (
          <>
            <input name="email" type="hidden" value={email} />
            <CodeFields
              againTo={`/inloggen?naar=${encodeURIComponent(naar)}`}
              busy={busy}
              email={email}
              error={error}
              onComplete={(digits) => submit({ naar, email, code: digits }, { method: "post" })}
              toon="formal"
            />
          </>
        ) : (
          <SignInFields busy={busy} defaultEmail={email} error={error} toon="formal" />
        )}
      </Form>
    </SignInFrame>
  );
}
