import { enumerate } from "@dossierklaar/domain/format";
import { Button, ButtonLink } from "@dossierklaar/ui/portal/button";
import { PageTitle } from "@dossierklaar/ui/portal/card";
import { Notice } from "@dossierklaar/ui/portal/notice";
import { SignInFrame } from "@dossierklaar/ui/portal/sign-in";
import { t, taal } from "@dossierklaar/ui/portal/taal";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { TaalControl } from "../components/taal-control.tsx";

export async function loader({ context }: LoaderFunctionArgs) {
  if (!context.dossierId) throw redirect("/inloggen?naar=/dossiers");
  const dossiers = await context.listDossiers();
  return {
    current: context.dossierId,
    dossiers: dossiers.map((dossier) => ({
      id: dossier.dossierId,
      kantoor: dossier.kantoorNaam,
      namen: dossier.aanvragers.map((aanvrager) => aanvrager.naam),
      nummer: dossier.nummer,
      gesloten: dossier.gesloten,
    })),
  };
}

export async function action({ context, request }: ActionFunctionArgs): Promise<{ refused: true } | Response> {
  const dossierId = String((await request.formData()).get("dossier") ?? "");
  if (dossierId === context.dossierId) return redirect("/");
  const opened = await context.switchDossier(dossierId);
  if (!opened.ok) return { refused: true };
  const headers = new Headers();
  for (const cookie of opened.setCookies) headers.append("set-cookie", cookie);
  return redirect("/", { headers });
}

/** Whoever has more than one dossier chooses here; each is a session of its own. */
export default function Dossiers() {
  const { dossiers, current } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  return (
    <SignInFrame control={<TaalControl />} kantoor={t("Klantportaal")}>
      <PageTitle>{t("Kies een dossier")}</PageTitle>
      {answer ? <Notice kind="letOp">{t("Dit dossier kan niet worden geopend.")}</Notice> : null}
      <Form className="flex flex-col gap-[10px]" method="post">
        {dossiers.map((dossier) => (
          <Button disabled={busy} key={dossier.id} name="dossier" type="submit" value={dossier.id}>
            <span className="block break-words">{dossier.kantoor}</span>
            <span className="block text-md font-normal text-ink-2 break-words">
              {`${enumerate(dossier.namen, taal())} · ${dossier.nummer}${dossier.gesloten ? ` · ${t("gesloten")}` : ""}${dossier.id === current ? ` · ${t("nu open")}` : ""}`}
            </span>
          </Button>
        ))}
      </Form>
      <ButtonLink to="/" variant="quiet">
        {t("Terug")}
      </ButtonLink>
    </SignInFrame>
  );
}
