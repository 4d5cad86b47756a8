import type { AdviseurStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { Button } from "@dossierklaar/ui/advisor/button";
import { RadioList } from "@dossierklaar/ui/advisor/choice";
import { Dialog } from "@dossierklaar/ui/advisor/dialog";
import { useState } from "react";

/** What a file is for, at a stuk that asks something of the client and gives her something to read. */
export default function AddFileDialog(props: { stuk: AdviseurStukView; onChoose: (terInzage: boolean) => void; onClose: () => void }) {
  const [what, setWhat] = useState("deliver");
  return (
    <Dialog
      footer={
        <>
          <Button onClick={() => props.onChoose(what === "offer")} variant="main">
            Bestanden kiezen
          </Button>
          <Button className="min-h-9" onClick={props.onClose} variant="quiet">
            Sluiten
          </Button>
        </>
      }
      isOpen
      onClose={props.onClose}
      size="small"
      title={`${props.stuk.naam}: bestand toevoegen`}
    >
      <RadioList
        autoFocus
        label="Waarvoor is het bestand?"
        onChange={setWhat}
        options={[
          { id: "deliver", label: "Dit is het stuk dat we vragen: het wordt Ontvangen" },
          { id: "offer", label: "Ter inzage: de klant kan het downloaden" },
        ]}
        value={what}
      />
    </Dialog>
  );
}
