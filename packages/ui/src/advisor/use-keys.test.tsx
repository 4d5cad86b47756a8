import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { useKeys } from "./use-keys.ts";

afterEach(cleanup);

function Screen(props: { onKey: (key: string) => void }) {
  useKeys({ Enter: () => props.onKey("Enter"), j: () => props.onKey("j") });
  return (
    <>
      <a href="/dossiers">Dossiers</a>
      <button type="button">
        <span>Beoordelen</span>
      </button>
      <input aria-label="Zoeken" />
      <p>rij</p>
    </>
  );
}

describe("single keys of a screen", () => {
  it.each([
    ["rij", "Enter", true],
    ["rij", "j", true],
    ["Dossiers", "Enter", false],
    ["Beoordelen", "Enter", false],
    ["Beoordelen", "j", true],
  ])("at %s, %s is the screen's: %s", (at, key, isTaken) => {
    const onKey = vi.fn();
    render(<Screen onKey={onKey} />);
    // The browser itself presses what has the focus, unless the key was taken from it.
    const isLeft = fireEvent.keyDown(screen.getByText(at), { key });
    expect([onKey.mock.calls, isLeft]).toEqual([isTaken ? [[key]] : [], !isTaken]);
  });

  it("are text in a field", () => {
    const onKey = vi.fn();
    render(<Screen onKey={onKey} />);
    fireEvent.keyDown(screen.getByLabelText("Zoeken"), { key: "j" });
    expect(onKey).not.toHaveBeenCalled();
  });
});
