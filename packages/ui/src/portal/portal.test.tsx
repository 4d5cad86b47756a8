import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ActiepuntHead, GoodCopyCard, RejectedStrip, WaarVindIk } from "./actiepunt.tsx";
import { ActionCard, ActionList, ActionRow, QuestionCard } from "./action.tsx";
import { AfspraakCard } from "./afspraak-card.tsx";
import { TextAction } from "./button.tsx";
import { Dock } from "./dock.tsx";
import { DocumentGroup, DocumentRow, vanAdviseur } from "./document-row.tsx";
import { DoneScreen } from "./done-screen.tsx";
import { BackFrame, BarControl, PortalFrame, type Tab } from "./frame.tsx";
import type { LinkProps } from "./link.tsx";
import { EmptyState, ErrorPane, Notice, SkeletonCards } from "./notice.tsx";
import { OcktoPanel } from "./ockto-panel.tsx";
import { AdviserCard, GreetingHead, ProgressCard } from "./overview.tsx";
import { MorePages, PageTiles, PageToolbar } from "./page-tiles.tsx";
import { PickTiles } from "./pick.tsx";
import { CodeFields, GrantPanel, SignInFields, SignInFrame } from "./sign-in.tsx";

afterEach(cleanup);

const u = { toon: "formal", meervoud: false } as const;
const uBeiden = { toon: "formal", meervoud: true } as const;
const je = { toon: "informal", meervoud: false } as const;
const jullie = { toon: "informal", meervoud: true } as const;
const nothing = () => {};

const tabs: readonly Tab[] = [
  { name: "overzicht", to: "/", open: 14 },
  { name: "afspraken", to: "/afspraken", open: 1 },
  { name: "documenten", to: "/documenten", open: 0 },
  { name: "belangrijk", to: "/belangrijk" },
];

const overzicht = (
  <PortalFrame
    controls={<BarControl label="Mijn gegevens" to="/ik" children="JD" />}
    current="overzicht"
    greeting={<GreetingHead line="Afspraak di 24 november 14:30" title="Hallo Jorrit" />}
    kantoor="De Vries Hypotheken"
    tabs={tabs}
  >
    <ProgressCard aangeleverd={6} akkoord={1} total={21} />
    <AdviserCard {...jullie} id="s" name="Sanne Visser" phone="030 204 18 80" />
    <ActionCard first name="Legitimatiebewijs" status="rejected" statusLabel="Opnieuw aanleveren" text="Onscherp." to="/a" />
    <ActionList>
      <ActionRow name="Jaarrekening 2023" status="requested" to="/b" uiterlijk="vr 20 november" voor="Eline" />
    </ActionList>
    <QuestionCard onAnswer={nothing} question="Heb je een studieschuld?" />
    <AfspraakCard changeTo="/c" icsUrl="/a.ics" place="Utrecht" title="Adviesgesprek" when="di 24 november 2026 14:30" withWhom="Sanne" />
    <DocumentGroup heading={vanAdviseur(je)}>
      <DocumentRow downloadUrl="/x.pdf" name="Adviesrapport" status="offered" statusLabel="Om te downloaden" />
    </DocumentGroup>
    <Notice kind="letOp">Let hier op.</Notice>
    <EmptyState>Er is nog niets.</EmptyState>
    <ErrorPane onRetry={nothing}>Dit kon niet worden geladen.</ErrorPane>
    <SkeletonCards count={1} />
  </PortalFrame>
);

const actiepunt = (
  <BackFrame back={{ to: "/" }} dock={<Dock {...je} state={{ phase: "sending", sentBytes: 1, totalBytes: 3 }} />}>
    <ActiepuntHead title="Recente salarisstrook" why="Hiermee laten we zien wat je verdient." />
    <RejectedStrip {...je} previousTo="/vorige" reason="Onscherp." />
    <GoodCopyCard exampleUrl="/v.png" line="Alle hoeken in beeld" points={["Scherp"]} />
    <WaarVindIk link={{ href: "https://mijn.uwv.example", label: "Mijn UWV" }} steps={["Log in."]} />
    <OcktoPanel {...je} qr={<svg aria-label="QR-code" role="img" />} startUrl="https://app.ockto.example/x" uploadTo="/zelf" />
    <PickTiles accept="image/jpeg" limits="Hoogstens 30." onFiles={nothing} />
    <PageTiles
      accept="image/jpeg"
      chosenId="a"
      onChoose={nothing}
      onRemove={nothing}
      onReselect={nothing}
      pages={[
        { id: "a", name: "a.jpg", kind: "image", previewUrl: "/a.jpg", turns: 1 },
        { id: "b", name: "b.pdf", kind: "paper", upload: { phase: "failed", sentence: "Leeg." } },
      ]}
    />
    <PageToolbar chosenId="a" onStep={nothing} pages={[]} />
    <MorePages accept="image/jpeg" onFiles={nothing} />
  </BackFrame>
);

const done = (
  <BackFrame back={{ to: "/" }}>
    <DoneScreen next={{ name: "Koopovereenkomst", to: "/k" }}>Het staat bij Sanne.</DoneScreen>
  </BackFrame>
);

const signIn = (
  <SignInFrame kantoor="De Vries Hypotheken">
    <SignInFields toon="formal" />
    <CodeFields email="j@x.example" toon="informal" />
    <GrantPanel state={{ phase: "fresh", namen: ["Jorrit van Dam"], anderen: true }} toon="informal" />
  </SignInFrame>
);

describe("on the server", () => {
  it.each<[string, ReactElement]>([
    ["overzicht", overzicht],
    ["actiepunt", actiepunt],
    ["done", done],
    ["sign in", signIn],
  ])("%s renders, and the browser takes it over without a difference", async (_, page) => {
    const html = renderToString(page);
    expect(html.length).toBeGreaterThan(500);
    const place = document.createElement("div");
    place.innerHTML = html;
    document.body.append(place);
    const recovered = vi.fn();
    const root = await act(async () => hydrateRoot(place, page, { onRecoverableError: recovered }));
    expect(recovered).not.toHaveBeenCalled();
    await act(async () => root.unmount());
    place.remove();
  });
});

describe("PortalFrame", () => {
  it("names the open actions of a tab, and says nothing at zero", () => {
    render(overzicht);
    const links = screen.getByRole("navigation", { name: "Hoofdmenu" }).querySelectorAll("a");
    expect([...links].map((link) => link.textContent)).toEqual([
      "Overzicht1414 open acties",
      "Afspraken11 open actie",
      "Mijn documenten",
      "Belangrijke documenten",
    ]);
    expect([...links].map((link) => link.getAttribute("aria-current"))).toEqual(["page", null, null, null]);
  });

  it("makes every link below it with the app's own link", () => {
    const Own = ({ to, ...rest }: LinkProps) => <a data-own href={to} {...rest} />;
    render(
      <BackFrame back={{ to: "/" }} LinkComponent={Own}>
        <TextAction to="/vraag">Vraag stellen</TextAction>
        <DoneScreen next={{ name: "Koopovereenkomst", to: "/k" }}>Klaar.</DoneScreen>
      </BackFrame>,
    );
    for (const name of ["Terug", "Vraag stellen", "Verder"]) expect(screen.getByRole("link", { name }).hasAttribute("data-own")).toBe(true);
  });
});

describe("overview", () => {
  it("dials digits only and says what the card counts", () => {
    render(overzicht);
    expect(screen.getByRole("link", { name: "Bel Sanne Visser, 030 204 18 80" }).getAttribute("href")).toBe("tel:0302041880");
    expect(screen.getByRole("img", { name: "6 van 21 aangeleverd, 1 akkoord" })).toBeTruthy();
  });

  it("does not count nothing", () => {
    render(<ProgressCard aangeleverd={0} akkoord={0} total={0} />);
    expect(document.body.textContent).toBe("Er zijn nog geen documenten gevraagd.");
  });

  it("has orange for the first open action only", () => {
    const action = { name: "Legitimatiebewijs", status: "rejected", statusLabel: "Opnieuw aanleveren", to: "/a" } as const;
    const { container } = render(
      <>
        <ActionCard {...action} first />
        <ActionCard {...action} />
      </>,
    );
    expect(container.querySelectorAll(".bg-orange")).toHaveLength(1);
  });
});

describe("AfspraakCard", () => {
  it("offers nothing once it is called off", () => {
    render(
      <AfspraakCard
        cancelled={{ reason: "Sanne is ziek." }}
        changeTo="/c"
        icsUrl="/a.ics"
        title="Adviesgesprek"
        when="di 24 november 2026"
      />,
    );
    expect(screen.queryAllByRole("link")).toEqual([]);
    expect(screen.getByText("Afgezegd").parentElement?.textContent).toBe("Afgezegd: Sanne is ziek.");
  });
});

describe("QuestionCard", () => {
  it("answers once, and not while an answer is on its way", () => {
    const onAnswer = vi.fn();
    const { rerender } = render(<QuestionCard onAnswer={onAnswer} question="Heb je een studieschuld?" />);
    fireEvent.click(screen.getByRole("button", { name: "Nee" }));
    rerender(<QuestionCard busy onAnswer={onAnswer} question="Heb je een studieschuld?" />);
    fireEvent.click(screen.getByRole("button", { name: "Ja" }));
    expect(onAnswer).toHaveBeenCalledExactlyOnceWith("nee");
  });

  it("without a script posts the answer", () => {
    render(<QuestionCard question="Heb je een studieschuld?" />);
    const ja = screen.getByRole<HTMLButtonElement>("button", { name: "Ja" });
    expect([ja.type, ja.name, ja.value]).toEqual(["submit", "antwoord", "ja"]);
  });
});

describe("the way of speaking", () => {
  it.each([
    [u, "Uw adviseur", "Bekijk uw vorige foto's", "Van uw adviseur"],
    [uBeiden, "Uw adviseur", "Bekijk uw vorige foto's", "Van uw adviseur"],
    [je, "Je adviseur", "Bekijk je vorige foto's", "Van je adviseur"],
    [jullie, "Jullie adviseur", "Bekijk jullie vorige foto's", "Van jullie adviseur"],
  ])("%o", (who, adviser, previous, heading) => {
    render(
      <>
        <AdviserCard {...who} id="s" name="Sanne Visser" />
        <RejectedStrip {...who} previousTo="/v" reason="Onscherp." />
      </>,
    );
    expect(screen.getByText(adviser)).toBeTruthy();
    expect(screen.getByRole("link", { name: previous })).toBeTruthy();
    expect(vanAdviseur(who)).toBe(heading);
  });

  it("never says u where je is meant, nor the other way round", () => {
    const words = (toon: "formal" | "informal") =>
      renderToString(
        <>
          <SignInFields toon={toon} />
          <CodeFields email="x" toon={toon} />
          <GrantPanel state={{ phase: "fresh", namen: ["Jorrit"], anderen: true }} toon={toon} />
          <GrantPanel state={{ phase: "spent", maskedEmail: "j…@v…" }} toon={toon} />
          <OcktoPanel meervoud={false} qr="" startUrl="/" toon={toon} uploadTo="/" />
          <Dock meervoud={false} state={{ phase: "sending", sentBytes: 1, totalBytes: 3 }} toon={toon} />
        </>,
      ).replace(/<[^>]*>/g, " ");
    expect(words("formal")).not.toMatch(/\b(je|jij|jou|jouw|jullie)\b/i);
    expect(words("informal")).not.toMatch(/\b(u|uw)\b/i);
  });
});

describe("GrantPanel", () => {
  it("spends nothing by being looked at: every step is a press that posts", () => {
    render(<GrantPanel state={{ phase: "fresh", namen: ["Jorrit van Dam"], anderen: true }} toon="informal" />);
    expect(screen.queryAllByRole("link")).toEqual([]);
    const choices = screen
      .getAllByRole<HTMLButtonElement>("button")
      .map((button) => [button.textContent, button.type, button.name, button.value]);
    expect(choices).toEqual([
      ["Doorgaan als Jorrit van Dam", "submit", "keuze", "doorgaan"],
      ["Ik ben iemand anders", "submit", "keuze", "iemand-anders"],
    ]);
  });

  it.each([
    ["spent", "Deze link is al gebruikt"],
    ["expired", "Deze link is verlopen"],
  ] as const)("%s: offers a new link", (phase, title) => {
    render(<GrantPanel state={{ phase, maskedEmail: "j…@v…" }} toon="formal" />);
    expect(screen.getByRole("heading", { name: title })).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Stuur een nieuwe link naar j…@v…" }).value).toBe("nieuwe-link");
  });
});

describe("DoneScreen", () => {
  it("brings the focus to the heading", () => {
    render(done);
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Aangeleverd" }));
  });
});
