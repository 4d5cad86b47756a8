import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { beginSessionChange, endSessionChange } from "../session-change";
import type { AccountAction, AccountAnswer } from "./account-answer";

type Intent = "startTwoFactor" | "confirmTwoFactor" | "stopTwoFactor" | "changePassword";

/** One step of the page's own action. `onAnswer` hears each answer once. */
export function useAccountAction(onAnswer: (answer: AccountAnswer, intent: Intent) => void) {
  const fetcher = useFetcher<AccountAction>();
  const asked = useRef<Intent>();
  const latest = useRef(onAnswer);
  latest.current = onAnswer;
  const { state, data } = fetcher;
  useEffect(() => {
    if (state !== "idle") return;
    endSessionChange();
    const intent = asked.current;
    asked.current = undefined;
    if (intent && data) latest.current(data, intent);
  }, [state, data]);
  // Away before the answer: whoever waits for it must not wait for ever.
  useEffect(() => endSessionChange, []);
  return {
    isPending: state !== "idle",
    send(intent: Intent, fields: Record<string, string>) {
      asked.current = intent;
      if (intent !== "startTwoFactor") beginSessionChange();
      fetcher.submit({ intent, ...fields }, { method: "post", action: "/account" });
    },
  };
}
