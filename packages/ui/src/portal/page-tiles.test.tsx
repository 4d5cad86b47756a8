import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { allowedSteps, type Page, PageTiles, PageToolbar } from "./page-tiles.tsx";
import { PickTiles } from "./pick.tsx";

afterEach(cleanup);

const page = (id: string, more: Partial<Page> = {}): Page => ({ id, name: `${id}.jpg`, kind: "image", previewUrl: "blob:x", ...more });
const three = [page("a"), page("b"), page("c")];
const tiles = { accept: "image/jpeg,application/pdf", onChoose: vi.fn(), onReselect: vi.fn(), onRemove: vi.fn() };

describe("allowedSteps", () => {
  it.each([
    ["nothing chosen", three, undefined, []],
    ["a choice that is gone", three, "x", []],
    ["the first", three, "a", ["draaien", "later", "weghalen"]],
    ["the middle", three, "b", ["draaien", "eerder", "later", "weghalen"]],
    ["the last", three, "c", ["draaien", "eerder", "weghalen"]],
    ["the only one", [page("a")], "a", ["draaien", "weghalen"]],
    ["a pdf has no picture to turn", [page("a", { kind: "paper" })], "a", ["weghalen"]],
    ["a broken picture", [page("a", { upload: { phase: "failed", sentence: "." } })], "a", ["weghalen"]],
  ])("%s", (_, pages, chosen, expected) => {
    const allowed = allowedSteps(pages, chosen);
    expect(Object.entries(allowed).flatMap(([step, on]) => (on ? [step] : []))).toEqual(expected);
  });
});

describe("PageToolbar", () => {
  it("reports the step with its page, and does nothing at the end of the row", () => {
    const onStep = vi.fn();
    render(<PageToolbar chosenId="c" onStep={onStep} pages={three} />);
    expect(screen.getByRole("toolbar", { name: "Pagina 3" })).toBeTruthy();
    const later = screen.getByRole("button", { name: "Later" });
    expect(later.getAttribute("aria-disabled")).toBe("true");
    later.focus();
    fireEvent.click(later);
    expect(onStep).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(later); // a button that goes dark must not drop the focus
    fireEvent.click(screen.getByRole("button", { name: "Eerder" }));
    expect(onStep).toHaveBeenCalledExactlyOnceWith("eerder", "c");
  });
});

describe("PageTiles", () => {
  it("counts the pages and says which one is chosen", () => {
    const onChoose = vi.fn();
    const { rerender } = render(<PageTiles {...tiles} chosenId="b" onChoose={onChoose} pages={three} />);
    expect(screen.getByRole("heading", { name: "3 pagina's" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Pagina 2" }).getAttribute("aria-pressed")).toBe("true");
    fireEvent.click(screen.getByRole("button", { name: "Pagina 3" }));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith("c");
    rerender(<PageTiles {...tiles} pages={[page("a")]} />);
    expect(screen.getByRole("heading", { name: "1 pagina" })).toBeTruthy();
  });

  it("locks the tiles and shows a bar per file, then a check", () => {
    render(
      <PageTiles
        {...tiles}
        chosenId="b"
        locked
        pages={[
          page("a", { upload: { phase: "done" } }),
          page("b", { upload: { phase: "sending", share: 0.389 } }),
          page("c", { upload: { phase: "waiting" } }),
        ]}
      />,
    );
    expect(screen.queryAllByRole("button")).toEqual([]);
    expect(screen.getByText("Pagina 1, aangekomen")).toBeTruthy();
    expect(screen.getAllByRole("progressbar").map((bar) => bar.getAttribute("aria-valuenow"))).toEqual(["38", "0"]);
  });

  it("leaves a failed page open for another file while the others go on", () => {
    const onReselect = vi.fn();
    const onRemove = vi.fn();
    const sentence = "De foto is leeg. Maak hem opnieuw.";
    render(
      <PageTiles
        {...tiles}
        locked
        onReselect={onReselect}
        onRemove={onRemove}
        pages={[page("a", { upload: { phase: "done" } }), page("b", { upload: { phase: "failed", sentence } })]}
      />,
    );
    expect(screen.getByRole("alert").textContent).toBe(sentence);
    const file = new File(["x"], "nieuw.jpg", { type: "image/jpeg" });
    fireEvent.change(screen.getByLabelText(/^Opnieuw kiezen/), { target: { files: [file] } });
    expect(onReselect).toHaveBeenCalledExactlyOnceWith("b", file);
    fireEvent.click(screen.getByRole("button", { name: /^Weghalen/ }));
    expect(onRemove).toHaveBeenCalledExactlyOnceWith("b");
  });
});

describe("PickTiles", () => {
  it("opens the camera with the one, the accepted list with the other, and says the limits with both", () => {
    const onFiles = vi.fn();
    render(<PickTiles accept="image/jpeg,application/pdf" limits="Hoogstens 30 bestanden van 64 MB." onFiles={onFiles} />);
    const camera = screen.getByLabelText("Foto maken");
    const files = screen.getByLabelText("Bestanden kiezen");
    expect([camera.getAttribute("accept"), camera.getAttribute("capture"), camera.hasAttribute("multiple")]).toEqual([
      "image/*",
      "environment",
      false,
    ]);
    expect([files.getAttribute("accept"), files.getAttribute("capture"), files.hasAttribute("multiple")]).toEqual([
      "image/jpeg,application/pdf",
      null,
      true,
    ]);
    for (const input of [camera, files]) {
      expect(document.getElementById(input.getAttribute("aria-describedby") ?? "")?.textContent).toContain("64 MB");
    }
    const file = new File(["x"], "a.pdf");
    fireEvent.change(files, { target: { files: [file] } });
    expect(onFiles).toHaveBeenCalledExactlyOnceWith([file], "bestanden");
    fireEvent.change(camera, { target: { files: [] } }); // the camera was closed without a picture
    expect(onFiles).toHaveBeenCalledOnce();
  });
});
