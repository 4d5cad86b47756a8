import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { announcement, bytesOf, Dock } from "./dock.tsx";
import { percentOf } from "./percent.tsx";

afterEach(cleanup);
const u = { toon: "formal", meervoud: false } as const;
const je = { toon: "informal", meervoud: false } as const;

describe("percentOf", () => {
  it.each([
    [0, 0, 0],
    [0, 10, 0],
    [999, 1000, 99],
    [1000, 1000, 100],
    [1200, 1000, 100],
    [-5, 1000, 0],
  ])("%i of %i bytes is %i", (sent, total, expected) => expect(percentOf(sent, total)).toBe(expected));
});

describe("bytesOf", () => {
  it("says the unit once, unless the two differ", () => {
    expect(bytesOf(1_090_000, 2_400_000)).toBe("1,1 van 2,4 MB");
    expect(bytesOf(380_000, 2_400_000)).toBe("380 kB van 2,4 MB");
    expect(bytesOf(380_000, 900_000)).toBe("380 van 900 kB");
  });
});

describe("announcement", () => {
  it("speaks a quarter at a time", () => {
    const said = new Set(Array.from({ length: 101 }, (_, sentBytes) => announcement({ phase: "sending", sentBytes, totalBytes: 100 })));
    expect([...said]).toEqual([0, 25, 50, 75, 100].map((quarter) => `Wordt aangeleverd ${quarter}%`));
  });
});

describe("Dock", () => {
  it("ready: delivers, and says how much", () => {
    const onAanleveren = vi.fn();
    const { rerender } = render(<Dock {...je} onAanleveren={onAanleveren} state={{ phase: "ready", pages: 3, bytes: 2_400_000 }} />);
    expect(screen.getByText("3 pagina's, 2,4 MB")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Aanleveren" }));
    expect(onAanleveren).toHaveBeenCalledOnce();
    rerender(<Dock {...je} onAanleveren={onAanleveren} state={{ phase: "ready", pages: 1, bytes: 380_000 }} />);
    expect(screen.getByText("1 pagina, 380 kB")).toBeTruthy();
  });

  it("ready but blocked: cannot be pressed and says why", () => {
    render(
      <Dock {...je} onAanleveren={vi.fn()} state={{ phase: "ready", pages: 2, bytes: 1, blockedBecause: "Kies pagina 2 opnieuw." }} />,
    );
    const button = screen.getByRole<HTMLButtonElement>("button", { name: "Aanleveren" });
    expect(button.disabled).toBe(true);
    expect(document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent).toBe("Kies pagina 2 opnieuw.");
  });

  it("sending: percent, megabytes, a bar, and a way to stop", () => {
    const onStoppen = vi.fn();
    render(<Dock {...u} onStoppen={onStoppen} state={{ phase: "sending", sentBytes: 1_090_000, totalBytes: 2_400_000 }} />);
    expect(screen.getByText("Wordt aangeleverd 45%")).toBeTruthy();
    expect(screen.getByText("1,1 van 2,4 MB")).toBeTruthy();
    expect(screen.getByRole("progressbar", { name: "Aanleveren" }).getAttribute("aria-valuenow")).toBe("45");
    expect(screen.getByRole("status").textContent).toBe("Wordt aangeleverd 25%");
    expect(screen.getByText(/^U mag uw telefoon wegleggen/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Stoppen" }));
    expect(onStoppen).toHaveBeenCalledOnce();
  });

  it("offline: the same bar, and nothing to press but Stoppen", () => {
    render(<Dock {...je} state={{ phase: "offline", sentBytes: 1_090_000, totalBytes: 2_400_000 }} />);
    expect(screen.getAllByText("Geen bereik. We gaan vanzelf verder.")).toHaveLength(2); // seen and said
    expect(screen.queryByText(/Wordt aangeleverd/)).toBeNull();
    expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("45");
    expect(screen.getAllByRole("button").map((button) => button.textContent)).toEqual(["Stoppen"]);
    expect(screen.getByText(/^Je mag je telefoon wegleggen/)).toBeTruthy();
  });
});
