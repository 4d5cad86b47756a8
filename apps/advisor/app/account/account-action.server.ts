import { type ActionFunctionArgs, data } from "@remix-run/node";
import type { AccountAnswer } from "./account-answer";

const passwordMissing = "Vul je wachtwoord in.";
const passwordWrong = "Dit wachtwoord klopt niet. Probeer het opnieuw.";
const tooOften = "Er is te vaak geprobeerd. Wacht een paar minuten en probeer het opnieuw.";

type Outcome = Awaited<ReturnType<ActionFunctionArgs["context"]["confirmTwoFactor"]>>;

/**
 * What Mijn account does with passwords and codes. An action and not the api, because its answers carry the cookie of a new session.
 */
export async function answerAccount({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const say = (answer: AccountAnswer, cookies: readonly string[] = []) => {
    const headers = new Headers({ "cache-control": "no-store" });
    for (const cookie of cookies) headers.append("set-cookie", cookie);
    return data(answer, { headers, status: answer.outcome === "refused" ? 400 : 200 });
  };
  const refuse = (field: string, error: string) => say({ outcome: "refused", field, error });
  const settle = (result: Outcome, field: string, error: string) => {
    if (result.outcome === "tooManyAttempts") return refuse(field, tooOften);
    return "setCookies" in result ? say({ outcome: "done" }, result.setCookies) : refuse(field, error);
  };
  const wachtwoord = text("wachtwoord");
  switch (text("intent")) {
    case "startTwoFactor": {
      if (!wachtwoord) return refuse("wachtwoord", passwordMissing);
      const started = await context.startTwoFactor(wachtwoord);
      return started ? say({ outcome: "started", ...started }) : refuse("wachtwoord", passwordWrong);
    }
    case "confirmTwoFactor":
      return settle(await context.confirmTwoFactor(text("code")), "code", "Deze code klopt niet. Vul de code in die je app nu toont.");
    case "stopTwoFactor":
      if (!wachtwoord) return refuse("wachtwoord", passwordMissing);
      return settle(await context.stopTwoFactor(wachtwoord), "wachtwoord", passwordWrong);
    case "changePassword": {
      const nieuw = text("nieuw");
      if (!wachtwoord) return refuse("wachtwoord", passwordMissing);
      if (nieuw.length < 12 || nieuw.length > 128) return refuse("nieuw", "Kies een wachtwoord van ten minste 12 tekens.");
      if (nieuw !== text("herhaald")) return refuse("herhaald", "De twee wachtwoorden zijn niet gelijk. Vul ze opnieuw in.");
      return settle(await context.changePassword({ huidig: wachtwoord, nieuw }), "wachtwoord", passwordWrong);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}
