// @vitest-environment node
import { kantoorTones } from "@dossierklaar/domain/kantoor-tones";
import { Calendar, FolderOpen } from "lucide-react";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { KantoorStyle, kantoorCss } from "../shared/kantoor-style.tsx";
import { AppFrame } from "./app-frame.tsx";
import { Boom } from "./boom.tsx";
import { Button, ButtonLink } from "./button.tsx";
import { CheckboxField } from "./checkbox.tsx";
import { ComboBox } from "./combo-box.tsx";
import { DateField, TimeField } from "./date-fields.tsx";
import { DossierFrame } from "./dossier-frame.tsx";
import { LiveLight, Presence } from "./live-light.tsx";
import { SearchField } from "./search-field.tsx";
import { Select } from "./select.tsx";
import { SkeletonRows } from "./states.tsx";
import { StukList } from "./stuk-list.tsx";
import { NumberField, TextField } from "./text-fields.tsx";
import { UiProvider } from "./ui-provider.tsx";

// console.error fails a test, so every warning of React about the server shows here.
it("renders a whole dossier on the server, links and rows included", () => {
  const html = renderToString(
    <UiProvider navigate={() => {}}>
      <KantoorStyle tones={kantoorTones("#4e438a")} />
      <AppFrame
        homeHref="/dossiers"
        kantoor={{ name: "De Vries Hypotheken" }}
        nav={[{ label: "Dossiers", href: "/dossiers", isCurrent: true }]}
        search={<SearchField label="Zoeken" shortcut="Ctrl K" />}
        user={{ id: "s", name: "Sanne Visser" }}
        userMenu={[{ id: "a", label: "Mijn account", href: "/account" }]}
      >
        <DossierFrame
          actions={<ButtonLink href="/n">Nieuwe afspraak</ButtonLink>}
          boom={
            <Boom
              current="/c"
              nodes={[
                {
                  id: "d",
                  label: "Dossier",
                  icon: FolderOpen,
                  children: [{ id: "c", label: "Dossiercontrole", icon: Calendar, href: "/c" }],
                },
              ]}
            />
          }
          names="Eline Quist"
          path="/c"
          presence={<Presence colleagues={[{ id: "t", name: "Tim Bos" }]} />}
          sub="Dossier 2026-0417"
        >
          <LiveLight isLive />
          <StukList
            empty={null}
            onAction={() => {}}
            onSelectedChange={() => {}}
            rows={[
              {
                id: "1",
                name: "Werkgeversverklaring",
                why: "x",
                forWhom: { name: "Eline" },
                status: "received",
                hasFiles: true,
                note: "n",
              },
            ]}
            selected={new Set()}
          />
          <form>
            <TextField label="Titel" />
            <NumberField defaultValue={60} label="Duur" unit="minute" />
            <Select label="Type" options={[{ id: "a", label: "A" }]} />
            <ComboBox label="Soort" options={[{ id: "a", label: "A" }]} />
            <CheckboxField label="Klant mag uploaden" />
            <DateField defaultValue="2026-11-24" label="Datum" name="datum" today="2026-11-19" />
            <TimeField defaultValue="14:30" label="Tijdstip" />
            <Button variant="main">Opslaan</Button>
          </form>
          <SkeletonRows />
        </DossierFrame>
      </AppFrame>
    </UiProvider>,
  );
  expect(html).toContain('href="/c"');
  expect(html).toContain("Werkgeversverklaring");
  expect(html).toContain("Tim kijkt ook in dit dossier");
  expect(html).toContain('value="2026-11-24"');
  expect(html).toContain("--color-kantoor-soft:#");
});

it("lets nothing but a colour into the style element", () => {
  const tones = kantoorTones("#4e438a");
  const css = kantoorCss({ ...tones, light: { ...tones.light, kantoor: "red}</style><script>alert(1)</script>" } });
  expect(css).not.toContain("script");
  expect(css.match(/--color-kantoor/g)).toHaveLength(9);
});
