import { formatMoment, plural } from "@dossierklaar/domain/format";
import { rolLabels } from "@dossierklaar/domain/labels";
import { Badge } from "@dossierklaar/ui/advisor/badge";
import { Button } from "@dossierklaar/ui/advisor/button";
import { type Column, DataTable, TwoLines } from "@dossierklaar/ui/advisor/data-table";
import { ConfirmDialog } from "@dossierklaar/ui/advisor/dialog";
import { IconButton } from "@dossierklaar/ui/advisor/icon-button";
import { MoreMenu } from "@dossierklaar/ui/advisor/menu";
import { PageHead } from "@dossierklaar/ui/advisor/page";
import { ErrorPane, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { Avatar } from "@dossierklaar/ui/shared/avatar";
import { Ban, MailX, Pencil, Send, ShieldOff, UserPlus } from "lucide-react";
import { useState } from "react";
import { sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { useNow } from "../now";
import { trpc } from "../trpc";
import { type Gebruiker, GebruikerDialog } from "./gebruiker-dialog";
import { ListError } from "./list-parts";

function useRefresh(): () => void {
  const utils = trpc.useUtils();
  return () => {
    void utils.beheer.gebruikers.list.invalidate();
    // It may be herself whom she changed.
    void utils.session.me.invalidate();
    void utils.dossier.choices.invalidate();
    void utils.afspraak.choices.invalidate();
  };
}

/** Who works at the kantoor, who was invited, and who no longer works there. */
export function Gebruikers() {
  const list = trpc.beheer.gebruikers.list.useQuery();
  const refresh = useRefresh();
  const toast = useToast();
  const [edited, setEdited] = useState<Gebruiker | "new">();
  return (
    <>
      <PageHead
        actions={
          <Button icon={UserPlus} onClick={() => setEdited("new")}>
            Gebruiker uitnodigen
          </Button>
        }
        className="pb-4"
        sub="Wie er bij je kantoor inlogt, en wat iemand mag."
        title="Gebruikers"
      />
      {list.isError ? <ErrorPane isPending={list.isFetching} message={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <SkeletonRows /> : null}
      {list.data ? <Rows gebruikers={list.data} onChange={setEdited} refresh={refresh} /> : null}
      {edited ? (
        <GebruikerDialog
          gebruiker={edited === "new" ? undefined : edited}
          onClose={() => setEdited(undefined)}
          onSaved={(naam) => {
            setEdited(undefined);
            refresh();
            toast.show({ text: edited === "new" ? `De uitnodiging voor ${naam} is onderweg.` : `${naam} is gewijzigd.` });
          }}
        />
      ) : null}
    </>
  );
}

function Rows(props: { gebruikers: readonly Gebruiker[]; onChange: (gebruiker: Gebruiker) => void; refresh: () => void }) {
  const { refresh } = props;
  const now = useNow();
  const intent = useIntent();
  const toast = useToast();
  const [me] = trpc.session.me.useSuspenseQuery();
  const [leaving, setLeaving] = useState<Gebruiker>();
  const toggle = trpc.beheer.gebruikers.switch.useMutation({
    onSettled: (data, error) => {
      intent.onSettled(data, error);
      setLeaving(undefined);
      refresh();
    },
  });
  const again = trpc.beheer.gebruikers.inviteAgain.useMutation({
    onSettled: intent.onSettled,
    onSuccess: () => {
      toast.show({ text: "De uitnodiging is opnieuw onderweg. De link in de vorige mail werkt niet meer." });
      refresh();
    },
  });
  const turn = (id: string, actief: boolean) => toggle.mutate({ requestId: intent.requestId(`${id} ${actief}`), id, actief });
  const [withoutPhone, setWithoutPhone] = useState<Gebruiker>();
  const reset = trpc.beheer.gebruikers.resetTwoFactor.useMutation({
    onSettled: (data, error) => {
      intent.onSettled(data, error);
      setWithoutPhone(undefined);
      refresh();
    },
  });
  const error = toggle.error ?? again.error ?? reset.error;
  const columns: readonly Column<Gebruiker>[] = [
    {
      id: "naam",
      label: "Naam",
      width: "minmax(0,1.4fr)",
      cell: (row) => (
        <span className="flex min-w-0 items-center gap-3">
          <Avatar id={row.id} name={row.naam} photoUrl={row.foto ?? undefined} size={32} />
          <TwoLines top={row.naam} under={row.email} />
        </span>
      ),
    },
    {
      id: "rollen",
      label: "Rollen",
      width: "minmax(0,1fr)",
      cell: (row) => (
        <TwoLines
          top={<span className="font-normal">{row.rollen.map((rol) => rolLabels[rol]).join(", ")}</span>}
          under={[row.functie, row.beperkteInzage ? "beperkte dossierinzage" : ""].filter(Boolean).join(" · ")}
        />
      ),
    },
    { id: "status", label: "Status", width: "minmax(9rem,.8fr)", cell: (row) => <Stand now={now} row={row} /> },
    {
      id: "acties",
      label: "Acties",
      hideLabel: true,
      width: "17.5rem",
      align: "right",
      cell: (row) => (
        <span className="inline-flex flex-wrap items-center justify-end gap-1">
          {row.stand === "invited" ? (
            <Button
              icon={Send}
              isPending={again.isPending && again.variables.id === row.id}
              onClick={() => again.mutate({ requestId: intent.requestId(`again ${row.id}`), id: row.id })}
              variant="quiet"
            >
              Opnieuw versturen
            </Button>
          ) : null}
          <IconButton icon={Pencil} label="Wijzigen" onClick={() => props.onChange(row)} />
          {row.tweestaps && row.id !== me.id ? (
            <MoreMenu
              entries={[
                { id: "reset", label: "Inloggen in twee stappen uitzetten", icon: ShieldOff, onAction: () => setWithoutPhone(row) },
              ]}
            />
          ) : null}
          {row.stand === "off" ? (
            <Button
              className="w-26"
              isPending={toggle.isPending && toggle.variables.id === row.id}
              onClick={() => turn(row.id, true)}
              variant="quiet"
            >
              Activeren
            </Button>
          ) : (
            <Button
              className="w-26"
              disabledReason={row.id === me.id ? "Jezelf kun je niet deactiveren. Vraag een andere admin." : undefined}
              onClick={() => setLeaving(row)}
              variant="quiet"
            >
              Deactiveren
            </Button>
          )}
        </span>
      ),
    },
  ];
  return (
    <>
      <ListError error={error} />
      <DataTable columns={columns} label="Gebruikers" rows={props.gebruikers} />
      <ConfirmDialog
        confirmLabel="Uitzetten"
        isOpen={withoutPhone !== undefined}
        isPending={reset.isPending}
        keepLabel="Aan laten staan"
        onClose={() => setWithoutPhone(undefined)}
        onConfirm={() => withoutPhone && reset.mutate({ requestId: intent.requestId(`reset ${withoutPhone.id}`), id: withoutPhone.id })}
        title={`Inloggen in twee stappen van ${withoutPhone?.naam ?? ""} uitzetten?`}
      >
        <p>
          Doe dit als {withoutPhone?.voornaam} de telefoon en de reservecodes kwijt is, en je zeker weet wie het vraagt.{" "}
          {withoutPhone?.voornaam} wordt overal uitgelogd, logt daarna in met alleen het wachtwoord en kan het onder Mijn account weer
          aanzetten.
        </p>
      </ConfirmDialog>
      <ConfirmDialog
        confirmLabel="Deactiveren"
        isOpen={leaving !== undefined}
        isPending={toggle.isPending}
        onClose={() => setLeaving(undefined)}
        onConfirm={() => leaving && turn(leaving.id, false)}
        title={`${leaving?.naam ?? ""} deactiveren?`}
      >
        <p>
          {leaving?.voornaam} wordt meteen overal uitgelogd en kan niet meer inloggen. Alles wat {leaving?.voornaam} deed, blijft leesbaar.
        </p>
        {leaving && leaving.lopendeDossiers > 0 ? (
          <p>
            {plural(leaving.lopendeDossiers, "lopend dossier staat", "lopende dossiers staan")} op naam van {leaving.voornaam}. Dat blijft
            zo, tot je er een collega bij zet.
          </p>
        ) : null}
      </ConfirmDialog>
    </>
  );
}

function Stand(props: { row: Gebruiker; now: Date }) {
  const { row, now } = props;
  if (row.stand === "off") return <Badge icon={Ban} label="Gedeactiveerd" tone="past" />;
  if (row.stand === "active")
    return <TwoLines top={<span className="font-normal">Actief</span>} under={row.tweestaps ? "met code bij het inloggen" : undefined} />;
  const isLost = row.uitnodiging?.status === "failed" || row.uitnodiging?.status === "bounced";
  return (
    <span className="flex min-w-0 flex-col items-start gap-0.5">
      <Badge icon={isLost ? MailX : Send} label={isLost ? "Niet bezorgd" : "Uitgenodigd"} tone={isLost ? "bad" : "info"} />
      {isLost || row.uitgenodigdOp ? (
        <span className={`max-w-full text-xs ${isLost ? "text-rejected" : "text-ink-3"}`}>
          {isLost ? row.uitnodiging?.reden : row.uitgenodigdOp ? formatMoment(row.uitgenodigdOp, now) : null}
        </span>
      ) : null}
    </span>
  );
}
