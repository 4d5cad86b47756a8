import "../testing/browser-gaps.ts";
import { act, cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { I18nProvider } from "react-aria-components";
import { afterEach, describe, expect, it, vi } from "vitest";
import { CheckboxField } from "./checkbox.tsx";
import { SegmentedChoice } from "./choice.tsx";
import { ComboBox, matchingOptions } from "./combo-box.tsx";
import { canReadAll, DateField, TimeField } from "./date-fields.tsx";
import { FormError } from "./form-error.tsx";
import { Select } from "./select.tsx";
import { NumberField, TextArea, TextField } from "./text-fields.tsx";

afterEach(cleanup);

const soorten = [
  { id: "legitimatie", label: "Legitimatiebewijs", terms: ["paspoort", "identiteitskaart"] },
  { id: "wgv", label: "Werkgeversverklaring", terms: ["verklaring werkgever"] },
  { id: "uwv", label: "UWV-verzekeringsbericht" },
  { id: "notaris", label: "Afrekening notaris", terms: ["financiële afrekening"] },
];

describe("ComboBox", () => {
  it("finds by a part of the name, by a synonym and without accents", () => {
    const names = (typed: string) => matchingOptions(soorten, typed).map((option) => option.id);
    expect(names("paspo")).toEqual(["legitimatie"]);
    expect(names("verzekering")).toEqual(["uwv"]);
    expect(names("FINANCIELE")).toEqual(["notaris"]);
    expect(names("werkgever verklaring")).toEqual(["wgv"]);
    expect(names("hypotheek")).toEqual([]);
    expect(names("")).toHaveLength(4);
  });

  it("is chosen from the keyboard", async () => {
    const onChange = vi.fn();
    render(<ComboBox label="Soort document" onChange={onChange} options={soorten} />);
    const input = screen.getByRole("combobox", { name: "Soort document" });
    await userEvent.type(input, "paspoort");
    expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual(["Legitimatiebewijs"]);
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(onChange).toHaveBeenLastCalledWith("legitimatie");
    expect(input).toHaveProperty("value", "Legitimatiebewijs");
  });

  it("says in the list that nothing was found", async () => {
    render(<ComboBox empty="Niets gevonden." label="Soort document" options={soorten} />);
    await userEvent.type(screen.getByRole("combobox"), "zzz");
    expect(screen.getByText("Niets gevonden.")).toBeTruthy();
  });

  it("follows a value that its owner clears", async () => {
    const { rerender } = render(<ComboBox label="Soort document" options={soorten} value="wgv" />);
    expect(screen.getByRole("combobox")).toHaveProperty("value", "Werkgeversverklaring");
    rerender(<ComboBox label="Soort document" options={soorten} value={null} />);
    expect(screen.getByRole("combobox")).toHaveProperty("value", "");
  });
});

describe("DateField and TimeField", () => {
  function Form(props: { onDay?: (day: string) => void; onTime?: (time: string) => void }) {
    const [day, setDay] = useState("2026-11-24");
    const [time, setTime] = useState("14:30");
    return (
      <form data-testid="form">
        <DateField
          label="Datum"
          name="datum"
          onChange={(next) => {
            setDay(next);
            props.onDay?.(next);
          }}
          today="2026-11-19"
          value={day}
        />
        <TimeField
          label="Tijdstip"
          name="tijdstip"
          onChange={(next) => {
            setTime(next);
            props.onTime?.(next);
          }}
          value={time}
        />
      </form>
    );
  }
  const sent = () => Object.fromEntries(new FormData(screen.getByTestId<HTMLFormElement>("form")));

  it("sends plain strings and shows the house style", () => {
    render(<Form />);
    expect(screen.getByLabelText("Datum")).toHaveProperty("value", "di 24-11-2026");
    expect(sent()).toMatchObject({ datum: "2026-11-24", tijdstip: "14:30" });
  });

  it("takes what people type and rewrites it on leaving", async () => {
    const onDay = vi.fn();
    render(<Form onDay={onDay} />);
    const input = screen.getByLabelText("Datum");
    await userEvent.clear(input);
    await userEvent.type(input, "3-12");
    await userEvent.tab();
    expect(onDay).toHaveBeenLastCalledWith("2026-12-03");
    expect(input).toHaveProperty("value", "do 03-12-2026");
  });

  it("says what is wrong only on leaving, keeps what was typed and sends nothing", async () => {
    render(<Form />);
    const input = screen.getByLabelText("Tijdstip");
    await userEvent.clear(input);
    await userEvent.type(input, "25:00");
    expect(screen.queryByText(/Vul een tijd in/)).toBeNull();
    await userEvent.tab();
    expect(screen.getByText("Vul een tijd in, bijvoorbeeld 14:30.")).toBeTruthy();
    expect(input).toHaveProperty("value", "25:00");
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(sent().tijdstip).toBe("");
  });

  it("tells its form of what could not be read, and leads there, also while it has the focus", async () => {
    render(<Form />);
    const form = screen.getByTestId("form");
    expect(canReadAll(form)).toBe(true);
    const input = screen.getByLabelText("Datum");
    await userEvent.clear(input);
    expect(canReadAll(form)).toBe(true);
    await userEvent.type(input, "31-02-2026");
    let isRead = true;
    act(() => {
      isRead = canReadAll(form);
    });
    expect(isRead).toBe(false);
    expect(document.activeElement).toBe(input);
    expect(screen.getByText(/Vul een datum in/)).toBeTruthy();
  });

  it("steps by arrow keys", async () => {
    const onDay = vi.fn();
    const onTime = vi.fn();
    render(<Form onDay={onDay} onTime={onTime} />);
    await userEvent.type(screen.getByLabelText("Datum"), "{ArrowUp}");
    await userEvent.type(screen.getByLabelText("Tijdstip"), "{ArrowDown}");
    expect(onDay).toHaveBeenLastCalledWith("2026-11-25");
    expect(onTime).toHaveBeenLastCalledWith("14:25");
  });

  it("is chosen from the calendar", async () => {
    const onDay = vi.fn();
    render(
      <I18nProvider locale="nl-NL">
        <Form onDay={onDay} />
      </I18nProvider>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Kalender" }));
    await userEvent.click(screen.getByRole("button", { name: /26 november 2026/ }));
    expect(onDay).toHaveBeenLastCalledWith("2026-11-26");
    expect(screen.getByLabelText("Datum")).toHaveProperty("value", "do 26-11-2026");
  });
});

describe("every field", () => {
  it("has its label as its only name, its error and its marks as description", () => {
    render(<TextField error="Vul een titel in." label="Titel" marks={["eye", "calendar"]} />);
    const input = screen.getByRole("textbox", { name: "Titel" });
    const described = (input.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent)
      .join(" ");
    expect(described).toContain("De klant ziet dit.");
    expect(described).toContain("Vul een titel in.");
    expect(screen.getAllByLabelText("Titel")).toHaveLength(1);
  });

  it("can be led to by FormError: its id is that of the control", () => {
    render(
      <>
        <FormError fields={[{ label: "Titel", href: "#titel" }]} message="Nog niet opgeslagen. Kijk deze velden na." />
        <TextField id="titel" label="Titel" />
        <DateField id="datum" label="Datum" today="2026-11-19" />
        <Select id="type" label="Type afspraak" options={[{ id: "a", label: "A" }]} />
        <ComboBox id="soort" label="Soort document" options={soorten} />
      </>,
    );
    expect(document.activeElement).toBe(screen.getByRole("alert"));
    expect(["titel", "datum", "type", "soort"].map((id) => document.getElementById(id)?.tagName)).toEqual([
      "INPUT",
      "INPUT",
      "BUTTON",
      "INPUT",
    ]);
  });

  it("gives no NaN for an empty number", async () => {
    const onChange = vi.fn();
    render(
      <I18nProvider locale="nl-NL">
        <NumberField defaultValue={60} label="Duur" onChange={onChange} unit="minute" />
      </I18nProvider>,
    );
    const input = screen.getByLabelText("Duur");
    expect(input).toHaveProperty("value", expect.stringMatching(/^60\smin$/));
    await userEvent.clear(input);
    await userEvent.tab();
    expect(onChange).toHaveBeenLastCalledWith(undefined);
  });

  it("is chosen by its words: Select, SegmentedChoice, CheckboxField", async () => {
    const onSelect = vi.fn();
    const onChoice = vi.fn();
    const onTick = vi.fn();
    render(
      <>
        <Select
          label="Type afspraak"
          onChange={onSelect}
          options={[
            { id: "i", label: "Inventarisatiegesprek" },
            { id: "o", label: "Oriënterend gesprek" },
          ]}
        />
        <SegmentedChoice
          label="Locatie kiezen"
          onChange={onChoice}
          options={[
            { id: "office", label: "Kantoor" },
            { id: "phone", label: "Telefoon" },
          ]}
          value="office"
        />
        <CheckboxField label="Klant mag uploaden" onChange={onTick} />
      </>,
    );
    await userEvent.click(screen.getByRole("button", { name: /Type afspraak/ }));
    await userEvent.click(screen.getByRole("option", { name: "Oriënterend gesprek" }));
    expect(onSelect).toHaveBeenCalledWith("o");
    expect(screen.getByRole("radiogroup", { name: "Locatie kiezen" })).toBeTruthy();
    await userEvent.click(screen.getByRole("radio", { name: "Telefoon" }));
    expect(onChoice).toHaveBeenCalledWith("phone");
    await userEvent.click(screen.getByLabelText("Klant mag uploaden"));
    expect(onTick.mock.calls[0]?.[0]).toBe(true);
  });
});

describe("a text that is too long", () => {
  it("stays in the field, which says by how much, until it fits", async () => {
    const onChange = vi.fn();
    render(<TextField error="Deze naam staat al in de lijst." label="Naam" maxLength={5} onChange={onChange} />);
    const field = screen.getByLabelText("Naam");
    await userEvent.type(field, "Studieschuld");
    expect(field).toHaveProperty("value", "Studieschuld");
    expect(screen.getByText("Dit is 7 tekens te lang: er passen er 5.")).toBeTruthy();
    expect(onChange).toHaveBeenLastCalledWith("Studieschuld");
    await userEvent.clear(field);
    // Spaces around it are not kept, so they do not count.
    await userEvent.type(field, "Duo12 ");
    expect(screen.queryByText(/te lang/)).toBeNull();
    expect(screen.getByText("Deze naam staat al in de lijst.")).toBeTruthy();
  });

  it("is said of a text area that its owner fills, and of what it began with", () => {
    const { rerender } = render(<TextArea label="Tekst" maxLength={3} value="vier" />);
    expect(screen.getByText("Dit is 1 teken te lang: er passen er 3.")).toBeTruthy();
    rerender(<TextArea label="Tekst" maxLength={3} value="het" />);
    expect(screen.queryByText(/te lang/)).toBeNull();
    render(<TextField defaultValue="zes is te veel" label="Begin" maxLength={6} />);
    expect(screen.getByText("Dit is 8 tekens te lang: er passen er 6.")).toBeTruthy();
  });
});
