import { useLocation, useNavigate, useSearchParams } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { BarSearch } from "./bar-search";

const settleMs = 150;

/** The search field of the app bar. On Dossiers the list follows what is typed; elsewhere Enter goes there. */
export function DossierSearch() {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const [searchParams] = useSearchParams();
  const isOnList = pathname === "/dossiers";
  const shown = isOnList ? (searchParams.get("q") ?? "") : "";
  const [text, setText] = useState(shown);
  const [lastShown, setLastShown] = useState(shown);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  if (shown !== lastShown) {
    // The address changed by itself (back, a link): the field follows, unless it is what was typed just now.
    setLastShown(shown);
    if (shown !== text.trim()) setText(shown);
  }
  const go = (typed: string) => {
    clearTimeout(timer.current);
    const q = typed.trim();
    navigate(q ? `/dossiers?q=${encodeURIComponent(q)}` : "/dossiers", { replace: isOnList });
  };
  return (
    <BarSearch
      label="Dossiers zoeken"
      onChange={(typed) => {
        setText(typed);
        clearTimeout(timer.current);
        if (isOnList) timer.current = setTimeout(() => go(typed), settleMs);
      }}
      onSubmit={go}
      placeholder="Zoek op naam, e-mail of nummer"
      value={text}
    />
  );
}
