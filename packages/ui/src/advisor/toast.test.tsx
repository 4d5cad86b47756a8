import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ToastProvider, useToast } from "./toast.tsx";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Show(props: { text: string; onUndo?: () => void }) {
  const toast = useToast();
  return (
    <button onClick={() => toast.show({ text: props.text, onUndo: props.onUndo })} type="button">
      toon {props.text}
    </button>
  );
}

const show = (onUndo?: () => void) => {
  render(
    <ToastProvider>
      <Show onUndo={onUndo} text="Akkoord gegeven" />
      <Show text="Verplaatst" />
      <input aria-label="veld" />
    </ToastProvider>,
  );
  fireEvent.click(screen.getByText("toon Akkoord gegeven"));
};
const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));

describe("toast", () => {
  it("is undone once, by button", () => {
    const onUndo = vi.fn();
    show(onUndo);
    fireEvent.click(screen.getByRole("button", { name: "Ongedaan maken" }));
    expect(onUndo).toHaveBeenCalledTimes(1);
    expect(screen.queryByText("Akkoord gegeven")).toBeNull();
    fireEvent.keyDown(document.body, { key: "z" });
    expect(onUndo).toHaveBeenCalledTimes(1);
  });

  it("is undone by Z, but not while someone types a z", () => {
    const onUndo = vi.fn();
    show(onUndo);
    fireEvent.keyDown(screen.getByLabelText("veld"), { key: "z" });
    expect(onUndo).not.toHaveBeenCalled();
    fireEvent.keyDown(document.body, { key: "z" });
    expect(onUndo).toHaveBeenCalledTimes(1);
  });

  it("stays as long as it can be undone, pointed at or not", () => {
    show(() => {});
    const words = screen.getByText("Akkoord gegeven");
    wait(50_000);
    fireEvent.pointerEnter(words.parentElement ?? words);
    wait(9_900);
    expect(screen.getByText("Akkoord gegeven")).toBeTruthy();
    wait(200);
    expect(screen.queryByText("Akkoord gegeven")).toBeNull();
  });

  it("goes after eight seconds, and not while it is pointed at", () => {
    show();
    wait(7_900);
    const words = screen.getByText("Akkoord gegeven");
    fireEvent.pointerEnter(words.parentElement ?? words);
    wait(20_000);
    expect(screen.getByText("Akkoord gegeven")).toBeTruthy();
    fireEvent.pointerLeave(words.parentElement ?? words);
    wait(8_000);
    expect(screen.queryByText("Akkoord gegeven")).toBeNull();
  });

  it("shows one at a time, in a region that was there before", () => {
    render(<ToastProvider>{null}</ToastProvider>);
    expect(screen.getByRole("status").textContent).toBe("");
    cleanup();
    show();
    fireEvent.click(screen.getByText("toon Verplaatst"));
    expect(screen.getByRole("status").textContent).toContain("Verplaatst");
    expect(screen.queryByText("Akkoord gegeven")).toBeNull();
  });
});
