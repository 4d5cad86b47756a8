import { enumerate } from "@dossierklaar/domain/format";
import { Button, ButtonLink } from "@dossierklaar/ui/portal/button";
import { PageTitle } from "@dossierklaar/ui/portal/card";
import { Notice } from "@dossierklaar/ui/portal/notice";
import { GrantPanel, type GrantState, SignInFrame } from "@dossierklaar/ui/portal/sign-in";
import { t } from "@dossierklaar/ui/portal/taal";
import { type Aanspreking, say } from "@dossierklaar/ui/portal/toon";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { useEffect } from "react";
import { TaalControl } from "../components/taal-control.tsx";

/** `handOver`: a gebruiker comes as this client, from the adviser's screen. */
type Grant = { isHandOver: boolean; kantoor: string; toon: "formal" | "informal"; state: GrantState };

/** Says whose access a link of a mail is, and spends nothing: a scanner of mail opens links too. */
export async function loader({ context, params }: LoaderFunctionArgs): Promise<Grant | null> {
  const grant = await context.peekGrant(params.token ?? "");
  if (!grant) return null;
  if (grant.state !== "valid" && context.dossierId === grant.dossierId) throw redirect("/");
  const named = { isHandOver: grant.soort === "handOver", kantoor: grant.kantoorNaam, toon: grant.aanspreekvorm };
  // An address that stands at nobody any more opens nothing, however fresh the link is.
  if (grant.state === "valid" && grant.namen.length > 0)
    return { ...named, state: { phase: "fresh", namen: grant.namen, anderen: grant.hasOtherAanvrager } };
  return { ...named, state: { phase: grant.state === "spent" ? "spent" : "expired", maskedEmail: grant.maskedEmail } };
}

type Answer = { sent: "again" | "other" } | { refused: true } | { tooMany: true };

export async function action({ context, params, request }: ActionFunctionArgs): Promise<Answer | Response> {
  const token = params.token ?? "";
  const keuze = (await request.formData()).get("keuze");
  if (keuze === "nieuwe-link" || keuze === "iemand-anders") {
    const asked = await (keuze === "nieuwe-link" ? context.requestLoginAgain(token) : context.requestLoginAsOther(token));
    return asked === "sent" ? { sent: keuze === "nieuwe-link" ? "again" : "other" } : { tooMany: true };
  }
  const opened = await context.consumeGrant(token);
  if (!opened.ok) return opened.reason === "tooManyAttempts" ? { tooMany: true } : { refused: true };
  const headers = new Headers();
  for (const cookie of opened.setCookies) headers.append("set-cookie", cookie);
  return redirect("/", { headers });
}

function Sent(props: { sent: "again" | "other"; grant: Grant | null }) {
  const who: Aanspreking = { toon: props.grant?.toon ?? "formal", meervoud: false };
  const text =
    props.sent === "other"
      ? say(who, {
          u: "De andere aanvrager heeft een e-mail gekregen met een eigen link.",
          je: "De ander heeft een e-mail gekregen met een eigen link.",
          jullie: "De ander heeft een e-mail gekregen met een eigen link.",
        })
      : say(who, {
          u: "U hebt een e-mail met een nieuwe link. Die werkt een half uur.",
          je: "Je hebt een e-mail met een nieuwe link. Die werkt een half uur.",
          jullie: "Jullie hebben een e-mail met een nieuwe link. Die werkt een half uur.",
        });
  return (
    <>
      <div>
        <PageTitle>{t("E-mail verstuurd")}</PageTitle>
        <p className="mt-1.5 text-ink-2">{text}</p>
      </div>
      <ButtonLink to="/inloggen">{t("Inloggen met een code")}</ButtonLink>
    </>
  );
}

/** Spends itself: no scanner of mail meets this link, and who pressed the button at her desk has said what she wants. */
function HandOver(props: { grant: Grant; refused: boolean }) {
  const { state } = props.grant;
  const submit = useSubmit();
  const isFresh = state.phase === "fresh" && !props.refused;
  useEffect(() => {
    if (isFresh) submit(null, { method: "post" });
  }, [isFresh, submit]);
  if (state.phase !== "fresh" || props.refused)
    return (
      <div>
        <PageTitle>Deze overdracht is voorbij</PageTitle>
        <p className="mt-1.5 text-ink-2">
          Inloggen op het klantportaal kan één keer en binnen een minuut. Druk in het dossier opnieuw op de knop.
        </p>
      </div>
    );
  return (
    <>
      <div>
        <PageTitle>Klantportaal wordt geopend</PageTitle>
        <p className="mt-1.5 text-ink-2">Je kijkt mee als {enumerate(state.namen)}. Het Logboek houdt dit bij.</p>
      </div>
      <Form className="contents" method="post">
        <Button type="submit">Meekijken als {enumerate(state.namen)}</Button>
      </Form>
    </>
  );
}

export default function Toegang() {
  const grant = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined; // a redirect is never seen here
  const busy = useNavigation().state !== "idle";
  return (
    <SignInFrame control={<TaalControl />} kantoor={grant?.kantoor ?? t("Klantportaal")}>
      {answer && "sent" in answer ? (
        <Sent grant={grant} sent={answer.sent} />
      ) : grant?.isHandOver ? (
        <HandOver grant={grant} refused={answer !== undefined} />
      ) : grant ? (
        <>
          {answer && "tooMany" in answer ? (
            <Notice kind="letOp">{t("Er is te vaak geprobeerd. Wacht een kwartier en probeer het opnieuw.")}</Notice>
          ) : null}
          <Form className="contents" method="post">
            <GrantPanel busy={busy} state={grant.state} toon={grant.toon} />
          </Form>
        </>
      ) : (
        <>
          <div>
            <PageTitle>{t("Deze link kennen we niet")}</PageTitle>
            <p className="mt-1.5 text-ink-2">
              {t("Misschien is hij niet helemaal overgenomen uit de e-mail. Inloggen kan ook met het e-mailadres.")}
            </p>
          </div>
          <ButtonLink to="/inloggen" variant="main">
            {t("Inloggen")}
          </ButtonLink>
        </>
      )}
    </SignInFrame>
  );
}
