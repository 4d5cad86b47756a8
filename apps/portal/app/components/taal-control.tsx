import { BarControl } from "@dossierklaar/ui/portal/frame";
import { taal } from "@dossierklaar/ui/portal/taal";
import { useLocation } from "@remix-run/react";

/** The other language, in its own words. A form of the browser's own: works before any script, and the page that answers is a new one. */
export function TaalControl() {
  const { pathname, search } = useLocation();
  const other = taal() === "nl" ? { taal: "en", letters: "EN", name: "English" } : { taal: "nl", letters: "NL", name: "Nederlands" };
  return (
    <form action="/taal" lang={other.taal} method="post">
      <input name="naar" type="hidden" value={pathname + search} />
      <input name="taal" type="hidden" value={other.taal} />
      <BarControl label={other.name} submits>
        {other.letters}
      </BarControl>
    </form>
  );
}
