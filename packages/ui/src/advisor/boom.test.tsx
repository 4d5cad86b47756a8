import "../testing/browser-gaps.ts";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Calendar, ClipboardCheck, FolderOpen, Mail, ScrollText } from "lucide-react";
import { RouterProvider } from "react-aria-components";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Boom, type BoomNode } from "./boom.tsx";

afterEach(cleanup);

const nodes: BoomNode[] = [
  {
    id: "dossier",
    label: "Dossier",
    icon: FolderOpen,
    children: [
      {
        id: "d.c",
        label: "Dossiercontrole",
        icon: ClipboardCheck,
        href: "/d/c",
        badge: { count: 5, tone: "judge", words: "te beoordelen" },
      },
      { id: "d.e", label: "E-mails", icon: Mail, href: "/d/e" },
      { id: "d.l", label: "Logboek", icon: ScrollText, href: "/d/l" },
    ],
  },
  {
    id: "a1",
    label: "Inventarisatiegesprek",
    sub: "di 24 november 14:30",
    icon: Calendar,
    href: "/a1",
    children: [{ id: "a1.c", label: "Scenario starten", icon: ClipboardCheck, href: "/a1/s" }],
  },
];

const show = (current: string, navigate = vi.fn(), defaultExpanded?: string[]) => {
  const view = render(
    <RouterProvider navigate={navigate}>
      <Boom current={current} nodes={nodes} {...(defaultExpanded ? { defaultExpanded } : {})} />
    </RouterProvider>,
  );
  return { navigate, ...view };
};
const focused = () => document.activeElement?.getAttribute("aria-label") ?? "";

describe("the boom", () => {
  it("is a named tree of real links that says where you are and what waits", () => {
    show("/d/c");
    const tree = screen.getByRole("tree", { name: "Dossiernavigatie" });
    expect(tree).toBeTruthy();
    const link = screen.getByRole("link", { name: "Dossiercontrole" });
    expect(link.getAttribute("href")).toBe("/d/c");
    expect(link.getAttribute("aria-current")).toBe("page");
    expect(screen.getByRole("treeitem", { name: "Dossiercontrole, 5 te beoordelen" })).toBeTruthy();
    expect(screen.getByRole("treeitem", { name: "Inventarisatiegesprek, di 24 november 14:30" })).toBeTruthy();
  });

  it("is walked, folded and unfolded with the arrow keys", async () => {
    show("/d/e");
    await userEvent.tab();
    expect(focused()).toBe("E-mails");
    await userEvent.keyboard("{ArrowDown}");
    expect(focused()).toBe("Logboek");
    await userEvent.keyboard("{ArrowLeft}");
    expect(focused()).toBe("Dossier");
    await userEvent.keyboard("{ArrowLeft}");
    expect(screen.queryByText("Logboek")).toBeNull();
    expect(document.activeElement?.getAttribute("aria-expanded")).toBe("false");
    await userEvent.keyboard("{ArrowRight}{ArrowRight}");
    expect(focused()).toBe("Dossiercontrole, 5 te beoordelen");
    await userEvent.keyboard("{End}");
    expect(focused()).toBe("Scenario starten");
    await userEvent.keyboard("{Home}");
    expect(focused()).toBe("Dossier");
  });

  it("is one stop for Tab, at the screen being looked at", async () => {
    show("/d/l");
    await userEvent.tab();
    expect(focused()).toBe("Logboek");
    await userEvent.tab();
    expect(document.activeElement).toBe(document.body);
  });

  it("jumps to a node by its first letters", async () => {
    show("/d/c");
    await userEvent.tab();
    await userEvent.keyboard("log");
    expect(focused()).toBe("Logboek");
  });

  it("follows a link through the router, by press and by Enter", async () => {
    const { navigate } = show("/d/c");
    await userEvent.click(screen.getByRole("link", { name: "E-mails" }));
    expect(navigate.mock.calls[0]?.[0]).toBe("/d/e");
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(navigate.mock.calls[1]?.[0]).toBe("/d/l");
    expect(navigate).toHaveBeenCalledTimes(2);
  });

  it("unfolds the group of the screen that is opened", () => {
    const { rerender } = show("/d/c", vi.fn(), ["dossier"]);
    expect(screen.queryByText("Scenario starten")).toBeNull();
    rerender(
      <RouterProvider navigate={vi.fn()}>
        <Boom current="/a1/s" defaultExpanded={["dossier"]} nodes={nodes} />
      </RouterProvider>,
    );
    expect(screen.getByText("Scenario starten")).toBeTruthy();
  });
});
