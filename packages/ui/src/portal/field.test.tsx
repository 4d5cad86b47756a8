import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { codeIn } from "./code.ts";
import { CodeField, RadioChoice, TextField } from "./field.tsx";

afterEach(cleanup);

describe("codeIn", () => {
  it.each([
    ["123456", "123456"],
    ["123 456", "123456"],
    ["123-456", "123456"],
    [" 1 2 3 4 5 6 ", "123456"],
    ["Uw code is 123 456, geldig tot 14:30", "123456"],
    ["Geldig 15 minuten. Code: 123456", "123456"],
    ["12ab3", "123"],
    ["12345678", "123456"],
    ["", ""],
  ])("%j gives %j", (text, expected) => expect(codeIn(text)).toBe(expected));
});

describe("CodeField", () => {
  it("takes a pasted sentence whole and completes once", () => {
    const onComplete = vi.fn();
    render(<CodeField label="Code uit de e-mail" name="code" onComplete={onComplete} />);
    const field = screen.getByLabelText<HTMLInputElement>("Code uit de e-mail");
    expect(field.maxLength).toBe(-1); // a maxLength would cut the paste before it is read
    expect(field.autocomplete).toBe("one-time-code");
    expect(field.inputMode).toBe("numeric");
    fireEvent.change(field, { target: { value: "Uw code is 123 456." } });
    expect(field.value).toBe("123456");
    fireEvent.change(field, { target: { value: "1234567" } });
    expect(field.value).toBe("123456");
    expect(onComplete).toHaveBeenCalledExactlyOnceWith("123456");
    fireEvent.change(field, { target: { value: "12345" } });
    fireEvent.change(field, { target: { value: "123457" } });
    expect(onComplete).toHaveBeenLastCalledWith("123457");
  });
});

describe("TextField", () => {
  it("lets the error take the place of the hint, and keeps what was typed", () => {
    const { rerender } = render(<TextField hint="Bijvoorbeeld j@x.nl" label="E-mailadres" name="email" />);
    const field = screen.getByLabelText<HTMLInputElement>("E-mailadres");
    fireEvent.change(field, { target: { value: "j@" } });
    expect(field.getAttribute("aria-invalid")).toBe("false");
    rerender(<TextField error="Vul een e-mailadres in." hint="Bijvoorbeeld j@x.nl" label="E-mailadres" name="email" />);
    expect(document.getElementById(field.getAttribute("aria-describedby") ?? "")?.textContent).toBe("Vul een e-mailadres in.");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(field.value).toBe("j@");
  });
});

describe("RadioChoice", () => {
  it("is a group of native radios under its own name, one of them chosen", () => {
    const onChange = vi.fn();
    const options = [
      { id: "move", label: "Een ander moment" },
      { id: "cancel", label: "De afspraak afzeggen" },
    ];
    render(<RadioChoice label="Wat wil je?" name="soort" onChange={onChange} options={options} value="move" />);
    expect(screen.getByRole("group", { name: "Wat wil je?" })).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Een ander moment" }).checked).toBe(true);
    fireEvent.click(screen.getByRole("radio", { name: "De afspraak afzeggen" }));
    expect(onChange).toHaveBeenCalledExactlyOnceWith("cancel");
  });
});
