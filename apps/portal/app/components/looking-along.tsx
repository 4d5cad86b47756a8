import { Button } from "@dossierklaar/ui/portal/button";
import { Notice } from "@dossierklaar/ui/portal/notice";
import { useFetcher, useSubmit } from "@remix-run/react";
import { createAanleveringStore } from "../upload/store.ts";

/** On every page for a gebruiker who looks through a client's eyes: as whom, whether she may act, and the way out. */
export default function LookingAlong(props: { namen: string; magHandelen: boolean }) {
  const { namen, magHandelen } = props;
  const fetcher = useFetcher();
  const submit = useSubmit();
  const isBusy = fetcher.state !== "idle";
  return (
    <Notice lang="nl" kind={magHandelen ? "letOp" : "info"} title={`Je kijkt mee als ${namen}`}>
      <p>
        {magHandelen
          ? "Wat je hier aanlevert of beantwoordt, telt als gedaan door het kantoor. Het Logboek noemt jouw naam."
          : "Dit is het portaal zoals de klant het ziet. Je kunt alleen kijken."}
      </p>
      <div className="mt-[10px] flex flex-wrap gap-[10px]">
        <fetcher.Form action="/meekijken" method="post">
          <input name="handelen" type="hidden" value={magHandelen ? "uit" : "aan"} />
          <Button disabled={isBusy} fit type="submit">
            {magHandelen ? "Alleen kijken" : "Handelen namens de klant"}
          </Button>
        </fetcher.Form>
        <Button
          onPress={() => {
            // What waits to be sent must not stay behind on the kantoor's device.
            void createAanleveringStore()
              .clear()
              .then(() => submit(null, { method: "post", action: "/uitloggen" }));
          }}
          fit
          variant="quiet"
        >
          Stoppen met meekijken
        </Button>
      </div>
    </Notice>
  );
}
