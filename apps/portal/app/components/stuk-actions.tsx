import { mayDeliver } from "@dossierklaar/domain/dossiercontrole/rules";
import type { KlantStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { TextAction, TextActions } from "@dossierklaar/ui/portal/button";
import { t } from "@dossierklaar/ui/portal/taal";
import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { ownBestanden, usePortal } from "../dossier.tsx";
import { AskVraagForm, Vragen } from "./ask-vraag.tsx";
import { NotApplicable } from "./not-applicable.tsx";
import { OtherDocument, useOtherStukken } from "./other-document.tsx";

type Open = "reason" | "vraag" | "other";

/**
 * The second ways at a stuk: `Dit heb ik niet`, `Vraag stellen`, `Hoort bij een ander document`; and what was asked and answered.
 * One form at a time; `onDeclared` makes room for saying that it was passed on, where it can be said.
 */
export function StukActions(props: { stuk: KlantStukView; isBusy?: boolean; onDeclared?: () => void }) {
  const { stuk } = props;
  const { dossier, isReadOnly } = usePortal();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>();
  const others = useOtherStukken(stuk);
  const close = () => setOpen(undefined);
  const mayAct = !isReadOnly && !dossier.head.gesloten && !props.isBusy;
  const mayDeclare = props.onDeclared && mayDeliver(stuk) && (stuk.status === "requested" || stuk.status === "rejected");
  const mayMove = stuk.status === "received" && ownBestanden(stuk).length > 0 && others.length > 0;
  return (
    <>
      <Vragen stuk={stuk} />
      {mayAct && open === undefined ? (
        <div className="script-only">
          <TextActions>
            {mayDeclare ? <TextAction onPress={() => setOpen("reason")}>{t("Dit heb ik niet")}</TextAction> : null}
            {mayMove ? <TextAction onPress={() => setOpen("other")}>{t("Hoort bij een ander document")}</TextAction> : null}
            <TextAction onPress={() => setOpen("vraag")}>{t("Vraag stellen")}</TextAction>
          </TextActions>
        </div>
      ) : null}
      {mayAct && open === "reason" && props.onDeclared ? <NotApplicable onClose={close} onDone={props.onDeclared} stuk={stuk} /> : null}
      {mayAct && open === "vraag" ? <AskVraagForm onClose={close} stuk={stuk} /> : null}
      {mayAct && open === "other" ? (
        <OtherDocument onClose={close} onMoved={(naarStukId) => navigate(`/documenten/${naarStukId}`)} stuk={stuk} />
      ) : null}
    </>
  );
}
