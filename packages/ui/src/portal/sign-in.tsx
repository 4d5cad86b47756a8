import { enumerate } from "@dossierklaar/domain/format";
import { Fragment, type ReactNode } from "react";
import { Button, TextAction } from "./button.tsx";
import { CodeField, TextField } from "./field.tsx";
import { KantoorLogo } from "./frame.tsx";
import { card, gutter, pageTitle } from "./surface.ts";
import { t, taal, type Values, type Zin } from "./taal.tsx";
import { type Aanspreking, say } from "./toon.tsx";

/** The page before anyone is known: the kantoor on top, one card. */
export function SignInFrame(props: { kantoor: string; logoUrl?: string | undefined; control?: ReactNode; children: ReactNode }) {
  return (
    <div className="min-h-dvh bg-canvas text-lg wrap-break-word text-ink">
      <header className="bg-kantoor-fill pt-[env(safe-area-inset-top)] text-white">
        <div className={`mx-auto flex min-h-14 max-w-[calc(28rem+32px)] items-center gap-[10px] ${gutter}`}>
          <KantoorLogo kantoor={props.kantoor} logoUrl={props.logoUrl} />
          <b className="min-w-0 flex-1 text-[1rem]/5 font-semibold break-words">{props.kantoor}</b>
          {props.control}
        </div>
      </header>
      <main className={`mx-auto max-w-[calc(28rem+32px)] pt-[24px] pb-[24px] ${gutter}`}>
        <div className={`${card} flex flex-col gap-[16px] p-[16px]`}>{props.children}</div>
      </main>
    </div>
  );
}

/** Words with a hyphen stay on one line (`e-mail`), and an address breaks at its own joints before it breaks inside a word. */
function Whole(props: { children: string }) {
  return props.children.split(/(\S*[@-]\S*)/).map((part, index) => {
    // The parts of a sentence have no other identity than their place in it.
    const key = `${index}`;
    if (part.includes("@"))
      return part.split(/(?<=@)|(?=\.)/).map((piece) => (
        <Fragment key={`${key}${piece}`}>
          <wbr />
          {piece}
        </Fragment>
      ));
    if (part.includes("-"))
      return (
        <span className="whitespace-nowrap" key={key}>
          {part}
        </span>
      );
    return part;
  });
}

function Head(props: { title: string; children: string }) {
  return (
    <div>
      <h1 className={pageTitle}>
        <Whole>{props.title}</Whole>
      </h1>
      <p className="mt-1.5 text-lg/[1.5625rem] break-words text-ink-2">
        <Whole>{props.children}</Whole>
      </p>
    </div>
  );
}

/** The fields of signing in by mail, to be put in a form: posts `email`. */
export function SignInFields(props: Pick<Aanspreking, "toon"> & { error?: string | undefined; defaultEmail?: string; busy?: boolean }) {
  const text = say(
    { toon: props.toon, meervoud: false },
    {
      u: "Vul het e-mailadres in waarop u onze e-mails krijgt. U ontvangt een link en een code.",
      je: "Vul het e-mailadres in waarop je onze e-mails krijgt. Je ontvangt een link en een code.",
      jullie: "Vul het e-mailadres in waarop je onze e-mails krijgt. Je ontvangt een link en een code.",
    },
  );
  return (
    <>
      <Head title={t("Inloggen")}>{text}</Head>
      <TextField
        autoComplete="email"
        defaultValue={props.defaultEmail}
        error={props.error}
        label={t("E-mailadres")}
        name="email"
        required
        type="email"
      />
      <Button disabled={props.busy ?? false} type="submit" variant="main">
        {t("Stuur mij een inloglink")}
      </Button>
    </>
  );
}

/**
 * After the mail has left: the code, to be put in a form; posts `code`. It never says whether the address is known: that
 * would tell a stranger who is a klant here.
 */
export function CodeFields(
  props: Pick<Aanspreking, "toon"> & {
    email: string;
    error?: string | undefined;
    busy?: boolean;
    onComplete?: (digits: string) => void;
    /** Where another address can be filled in. */
    againTo?: string;
  },
) {
  const toOne: Aanspreking = { toon: props.toon, meervoud: false };
  const text = say(
    toOne,
    {
      u: "Als {email} bij ons bekend is, staat er nu een e-mail in uw postvak. Open de link, of vul hier de code in.",
      je: "Als {email} bij ons bekend is, staat er nu een e-mail in je postvak. Open de link, of vul hier de code in.",
      jullie: "Als {email} bij ons bekend is, staat er nu een e-mail in je postvak. Open de link, of vul hier de code in.",
    },
    { email: props.email },
  );
  return (
    <>
      <Head title={say(toOne, { u: "Bekijk uw e-mail", je: "Bekijk je e-mail", jullie: "Bekijk je e-mail" })}>{text}</Head>
      <CodeField
        error={props.error}
        hint={t("Zes cijfers")}
        label={t("Code uit de e-mail")}
        name="code"
        {...(props.onComplete ? { onComplete: props.onComplete } : {})}
      />
      <Button disabled={props.busy ?? false} type="submit" variant="main">
        {t("Inloggen")}
      </Button>
      {props.againTo ? <TextAction to={props.againTo}>{t("Ander e-mailadres")}</TextAction> : null}
    </>
  );
}

export type GrantState =
  | { phase: "fresh"; namen: readonly string[]; anderen: boolean }
  | { phase: "spent" | "expired"; maskedEmail: string };

/**
 * The page behind a link from a mail, to be put in a form that posts `keuze`: `doorgaan`, `iemand-anders` or `nieuwe-link`.
 * Only that press spends the link, so that a mail scanner which opens it spends nothing. `anderen`: there is another
 * aanvrager with an address of her own. A spent link never shows a name.
 */
export function GrantPanel(props: Pick<Aanspreking, "toon"> & { state: GrantState; busy?: boolean }) {
  const { state, toon } = props;
  const busy = props.busy ?? false;
  const speak = (u: Zin, je: string, values?: Values) => say({ toon, meervoud: false }, { u, je, jullie: je }, values);
  if (state.phase === "fresh") {
    const naam = enumerate(state.namen, taal());
    return (
      <>
        <Head title={t("Hallo {naam}", { naam })}>
          {speak(
            "Deze link is van {naam}. Na het inloggen blijft u op dit apparaat 30 dagen ingelogd.",
            "Deze link is van {naam}. Na het inloggen blijf je op dit apparaat 30 dagen ingelogd.",
            { naam },
          )}
        </Head>
        <div className="flex flex-col gap-[10px]">
          <Button disabled={busy} name="keuze" type="submit" value="doorgaan" variant="main">
            {t("Doorgaan als {naam}", { naam })}
          </Button>
          {state.anderen ? (
            <Button disabled={busy} name="keuze" type="submit" value="iemand-anders">
              {t("Ik ben iemand anders")}
            </Button>
          ) : null}
        </div>
      </>
    );
  }
  return (
    <>
      <Head title={state.phase === "spent" ? t("Deze link is al gebruikt") : t("Deze link is verlopen")}>
        {speak("Wij sturen u een nieuwe. U hoeft niets in te vullen.", "We sturen je een nieuwe. Je hoeft niets in te vullen.")}
      </Head>
      <Button disabled={busy} name="keuze" type="submit" value="nieuwe-link" variant="main">
        {t("Stuur een nieuwe link naar")} <span className="whitespace-nowrap">{state.maskedEmail}</span>
      </Button>
    </>
  );
}
