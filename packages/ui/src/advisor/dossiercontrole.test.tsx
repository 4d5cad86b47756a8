import "../testing/browser-gaps.ts";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ReasonChooser } from "./reason-chooser.tsx";
import { actionsAtStatus } from "./stuk-actions.ts";
import { BulkBar, StukList } from "./stuk-list.tsx";
import type { StukRowData } from "./stuk-row.tsx";
import { Viewer } from "./viewer.tsx";

afterEach(cleanup);

const row = (over: Partial<StukRowData>): StukRowData => ({
  id: "1",
  name: "Werkgeversverklaring",
  why: "Aanvraag loondienst",
  forWhom: { name: "Eline", role: "Aanvrager 1" },
  status: "received",
  hasFiles: true,
  when: "vandaag 10:38",
  ...over,
});

function List(props: { rows: StukRowData[]; onAction?: (action: string, id: string) => void; disabledReason?: string }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return (
    <StukList
      bulk={
        selected.size > 0 ? (
          <BulkBar count={selected.size} onApprove={() => {}} onClear={() => setSelected(new Set())} onDownload={() => {}} />
        ) : null
      }
      disabledReason={props.disabledReason}
      empty={<p>Nog geen stukken gevraagd.</p>}
      onAction={props.onAction ?? (() => {})}
      onSelectedChange={setSelected}
      rows={props.rows}
      selected={selected}
    />
  );
}

const rowOf = (name: RegExp) => screen.getByRole("row", { name });
const buttonsOf = (name: RegExp) =>
  within(rowOf(name))
    .getAllByRole("button")
    .map((button) => button.getAttribute("aria-label"));

describe("a row", () => {
  it.each([
    ["requested", "Aan te leveren"],
    ["received", "Ontvangen"],
    ["provisionallyApproved", "Voorlopig akkoord"],
    ["approved", "Akkoord"],
    ["rejected", "Afgekeurd"],
    ["declaredNotApplicable", "Klant meldt: n.v.t."],
    ["cancelled", "Vervallen"],
    ["offered", "Beschikbaar"],
  ] as const)("at %s says %s with an icon", (status, word) => {
    render(<List rows={[row({ status })]} />);
    const badge = rowOf(/Werkgeversverklaring/).querySelector(`[data-status=${status}]`);
    expect(badge?.textContent).toBe(word);
    expect(badge?.querySelector("svg")).toBeTruthy();
  });

  it("offers judging only where the status allows it", () => {
    render(
      <List
        rows={[
          row({ id: "a", name: "Ontvangen stuk" }),
          row({ id: "b", name: "Gevraagd stuk", status: "requested", hasFiles: false }),
          row({ id: "c", name: "Gemeld stuk", status: "declaredNotApplicable", hasFiles: false }),
        ]}
      />,
    );
    expect(buttonsOf(/Ontvangen stuk/).sort()).toEqual(
      ["Afkeuren", "Akkoord", "Bekijken", "Meer acties", "Verwijderen", "Voorlopig akkoord"].sort(),
    );
    expect(buttonsOf(/Gevraagd stuk/).sort()).toEqual(["Meer acties", "Verwijderen"]);
    expect(buttonsOf(/Gemeld stuk/).sort()).toEqual(["Accepteren", "Meer acties", "Toch vragen", "Verwijderen"]);
  });

  it("shows how far an upload is, and nothing to judge meanwhile", () => {
    render(<List rows={[row({ status: "requested", hasFiles: false, uploadPercent: 45 })]} />);
    expect(screen.getByText("Klant uploadt: 45%")).toBeTruthy();
    expect(screen.getByRole("progressbar", { name: "Klant uploadt" }).getAttribute("value")).toBe("45");
    expect(buttonsOf(/Werkgeversverklaring/)).toEqual(["Verwijderen"]);
  });

  it("calls back with the action and the stuk", async () => {
    const onAction = vi.fn();
    render(<List onAction={onAction} rows={[row({ id: "s7" })]} />);
    await userEvent.click(screen.getByRole("button", { name: "Voorlopig akkoord" }));
    expect(onAction).toHaveBeenLastCalledWith("approveProvisionally", "s7");
    await userEvent.click(screen.getByRole("button", { name: "Meer acties" }));
    await userEvent.click(screen.getByRole("menuitem", { name: "Verplaatsen" }));
    expect(onAction).toHaveBeenLastCalledWith("move", "s7");
  });

  it("begins its buttons with looking at the paper, for eyes and for Tab", () => {
    render(<List rows={[row({ name: "Ontvangen stuk" })]} />);
    expect(buttonsOf(/Ontvangen stuk/)[0]).toBe("Bekijken");
  });

  it("keeps judging reachable but still without a connection", async () => {
    const onAction = vi.fn();
    render(<List disabledReason="Geen verbinding." onAction={onAction} rows={[row({})]} />);
    const approve = screen.getByRole("button", { name: "Akkoord" });
    await userEvent.click(approve);
    expect(onAction).not.toHaveBeenCalled();
    expect(approve.getAttribute("data-tip")).toBe("Geen verbinding.");
    await userEvent.click(screen.getByRole("button", { name: "Bekijken" }));
    expect(onAction).toHaveBeenCalledWith("view", "1");
  });

  it("follows the table of statuses", () => {
    expect(actionsAtStatus("approved", true)).not.toContain("reject");
    expect(actionsAtStatus("provisionallyApproved", true)).not.toContain("approveProvisionally");
    expect(actionsAtStatus("cancelled", true)).not.toContain("delete");
    expect(actionsAtStatus("received", false)).not.toContain("view");
  });
});

describe("a list", () => {
  const rows = ["1", "2", "3", "4"].map((id) => row({ id, name: `Stuk ${id}` }));

  it("ticks a range with shift and all with the head", async () => {
    render(<List rows={rows} />);
    const user = userEvent.setup();
    await user.click(screen.getByRole("checkbox", { name: "Stuk 1 selecteren" }));
    await user.keyboard("{Shift>}");
    await user.click(screen.getByRole("checkbox", { name: "Stuk 3 selecteren" }));
    await user.keyboard("{/Shift}");
    expect(screen.getByRole("toolbar", { name: "3 geselecteerd" })).toBeTruthy();
    await user.click(screen.getByRole("checkbox", { name: "Alles selecteren" }));
    expect(screen.getByRole("toolbar", { name: "4 geselecteerd" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Selectie wissen" }));
    expect(screen.queryByRole("toolbar")).toBeNull();
  });

  it("says what to do when it is empty", () => {
    render(<List rows={[]} />);
    expect(screen.getByText("Nog geen stukken gevraagd.")).toBeTruthy();
    expect(screen.queryByRole("table")).toBeNull();
  });
});

describe("the viewer", () => {
  const handlers = () => ({ approve: vi.fn(), provisional: vi.fn(), reject: vi.fn(), next: vi.fn(), close: vi.fn() });
  const show = (on: ReturnType<typeof handlers>, over: { disabledReason?: string; isReasoning?: boolean } = {}) =>
    render(
      <Viewer
        judging={{
          onApprove: on.approve,
          onApproveProvisionally: on.provisional,
          onReject: on.reject,
          disabledReason: over.disabledReason,
        }}
        onClose={on.close}
        onNext={on.next}
        reasons={
          over.isReasoning ? <ReasonChooser onClose={() => {}} onReject={() => {}} reasons={[{ id: "r", text: "Onscherp" }]} /> : undefined
        }
        sub="2 pagina's"
        title="Werkgeversverklaring"
        who="Eline Quist"
      >
        <p>papier</p>
      </Viewer>,
    );

  it("is judged and walked through from the keyboard, starting at its head", async () => {
    const on = handlers();
    show(on);
    expect(document.activeElement?.textContent).toBe("Werkgeversverklaring · Eline Quist");
    expect(screen.getByRole("complementary", { name: "Bekijken: Werkgeversverklaring" })).toBeTruthy();
    await userEvent.keyboard("avxj{Escape}");
    expect(Object.values(on).map((handler) => handler.mock.calls.length)).toEqual([1, 1, 1, 1, 1]);
  });

  it("leaves letters to who is typing a reason, and does nothing with a modifier", async () => {
    const on = handlers();
    show(on, { isReasoning: true });
    await userEvent.type(screen.getByLabelText("Toelichting"), "ja vax");
    expect(on.approve).not.toHaveBeenCalled();
    cleanup();
    show(on);
    fireEvent.keyDown(document.body, { key: "a", ctrlKey: true });
    expect(on.approve).not.toHaveBeenCalled();
  });

  it("does not judge without a connection, by key or by press", async () => {
    const on = handlers();
    show(on, { disabledReason: "Geen verbinding. Dit is de stand van 10:42." });
    await userEvent.keyboard("a");
    await userEvent.click(screen.getByRole("button", { name: "Akkoord" }));
    expect(on.approve).not.toHaveBeenCalled();
  });
});

describe("the reasons", () => {
  it("rejects only with a reason or words", async () => {
    const onReject = vi.fn();
    render(<ReasonChooser onClose={() => {}} onReject={onReject} reasons={[{ id: "r1", text: "De foto is onscherp." }]} />);
    await userEvent.click(screen.getByRole("button", { name: "Afkeuren" }));
    expect(onReject).not.toHaveBeenCalled();
    expect(screen.getByText(/Kies een reden/)).toBeTruthy();
    await userEvent.click(screen.getByRole("radio", { name: "De foto is onscherp." }));
    await userEvent.type(screen.getByLabelText("Toelichting"), "Pagina 2");
    await userEvent.click(screen.getByRole("button", { name: "Afkeuren" }));
    expect(onReject).toHaveBeenCalledWith({ reasonId: "r1", text: "Pagina 2" });
  });
});
