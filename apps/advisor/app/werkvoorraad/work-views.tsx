import type { WerkGroep } from "@dossierklaar/db/queries/werkvoorraad";
import { werkGroepLabels } from "@dossierklaar/domain/labels";
import { werkGroepen } from "@dossierklaar/domain/werkvoorraad/rules";
import type { WerkvoorraadView } from "@dossierklaar/domain/werkvoorraad/view";
import { ViewGroup, ViewLink } from "@dossierklaar/ui/advisor/app-frame";
import { Hand, Layers, UsersRound } from "lucide-react";
import { groupLooks, hrefOf, type WerkView } from "./groups";

type Tellingen = WerkvoorraadView["tellingen"];
const sum = (tellingen: Tellingen, of: (one: Tellingen[number]) => number): number => tellingen.reduce((total, one) => total + of(one), 0);

/** How many rows there are: hers, the kantoor's, and those that nobody handles beside the adviser. */
export const totalsOf = (tellingen: Tellingen) => ({
  mine: sum(tellingen, (one) => one.mijn),
  all: sum(tellingen, (one) => one.alle),
  withoutBehandelaar: sum(tellingen, (one) => one.zonderBehandelaar),
});

/** The views of the Werkvoorraad, in the boom's place. */
export function WorkViews(props: { tellingen: Tellingen; view: WerkView }) {
  const { tellingen, view } = props;
  const totals = totalsOf(tellingen);
  const countOf = (groep: WerkGroep) => tellingen.find((one) => one.groep === groep)?.mijn ?? 0;
  const mine = { scope: "mine", withoutBehandelaar: false } as const;
  const isMine = view.scope === "mine";
  return (
    <>
      <ViewGroup title="Van mij">
        <ViewLink
          count={totals.mine}
          href={hrefOf({ ...mine, groep: null })}
          icon={Layers}
          isCurrent={isMine && view.groep === null}
          label="Alles"
          tone="judge"
        />
        {werkGroepen.map((groep) => (
          <ViewLink
            count={countOf(groep)}
            href={hrefOf({ ...mine, groep })}
            icon={groupLooks[groep].icon}
            isCurrent={isMine && view.groep === groep}
            key={groep}
            label={werkGroepLabels[groep]}
          />
        ))}
      </ViewGroup>
      <ViewGroup title="Kantoor">
        <ViewLink
          count={totals.all}
          href={hrefOf({ scope: "all", groep: null, withoutBehandelaar: false })}
          icon={UsersRound}
          isCurrent={!isMine && !view.withoutBehandelaar}
          label="Alles van iedereen"
        />
        <ViewLink
          count={totals.withoutBehandelaar}
          href={hrefOf({ scope: "all", groep: null, withoutBehandelaar: true })}
          icon={Hand}
          isCurrent={view.withoutBehandelaar}
          label="Zonder behandelaar"
        />
      </ViewGroup>
    </>
  );
}
