import { expect, type Page } from "@playwright/test";

/** A procedure of the adviser's api, called as the page's own session would: what a second colleague does meanwhile. */
export async function mutate<Answer>(page: Page, base: string, procedure: string, input: object): Promise<Answer> {
  const response = await page.request.post(`${base}/trpc/${procedure}`, {
    headers: { origin: base },
    data: { json: { requestId: crypto.randomUUID(), ...input } },
  });
  expect(response.status(), `${procedure}: ${await response.text()}`).toBe(200);
  return ((await response.json()) as { result: { data: { json: Answer } } }).result.data.json; // tRPC's answer, through superjson
}

export async function query<Answer>(page: Page, base: string, procedure: string, input: object): Promise<Answer> {
  const response = await page.request.get(`${base}/trpc/${procedure}`, { params: { input: JSON.stringify({ json: input }) } });
  expect(response.status(), `${procedure}: ${await response.text()}`).toBe(200);
  return ((await response.json()) as { result: { data: { json: Answer } } }).result.data.json; // tRPC's answer, through superjson
}

export type ShownDossier = {
  head: { id: string; versie: number };
  aanvragers: { id: string; roepnaam: string }[];
  stukken: { id: string; naam: string; status: string; aanvragerId: string | null; pdf: { paginas: number } | null }[];
};

export const showDossier = (page: Page, base: string, nummer: string): Promise<ShownDossier> =>
  query(page, base, "dossier.show", { nummer });
