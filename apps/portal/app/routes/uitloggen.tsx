import { Button, ButtonLink } from "@dossierklaar/ui/portal/button";
import { PageTitle } from "@dossierklaar/ui/portal/card";
import { SignInFrame } from "@dossierklaar/ui/portal/sign-in";
import { t } from "@dossierklaar/ui/portal/taal";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, redirectDocument } from "@remix-run/node";
import { Form, useNavigation, useSubmit } from "@remix-run/react";
import { TaalControl } from "../components/taal-control.tsx";
import { createAanleveringStore } from "../upload/store.ts";

export async function loader({ context }: LoaderFunctionArgs) {
  if (!context.dossierId) throw redirect("/inloggen");
  return null;
}

export async function action({ context }: ActionFunctionArgs) {
  const headers = new Headers();
  for (const cookie of await context.signOut()) headers.append("set-cookie", cookie);
  // As a page load: what this page holds belongs to the session that ends.
  return redirectDocument("/inloggen", { headers });
}

/** Signing out asks first: what waits to be sent is taken off this phone with it. */
export default function Uitloggen() {
  const busy = useNavigation().state !== "idle";
  const submit = useSubmit();
  return (
    <SignInFrame control={<TaalControl />} kantoor={t("Klantportaal")}>
      <div>
        <PageTitle>{t("Uitloggen?")}</PageTitle>
        <p className="mt-1.5 text-ink-2">
          {t("Foto's die nog niet zijn aangeleverd, worden van dit apparaat gehaald. Opnieuw inloggen gaat met een link in de e-mail.")}
        </p>
      </div>
      <Form
        className="contents"
        method="post"
        onSubmit={(event) => {
          event.preventDefault();
          // The next person at this phone must not find papers in it.
          void createAanleveringStore()
            .clear()
            .then(() => submit(null, { method: "post" }));
        }}
      >
        <Button disabled={busy} type="submit">
          {t("Uitloggen")}
        </Button>
      </Form>
      <ButtonLink to="/" variant="quiet">
        {t("Ingelogd blijven")}
      </ButtonLink>
    </SignInFrame>
  );
}
