/** The address to go back to after signing in; anything that is not a path of the portal itself becomes Overzicht. */
export function ownPath(text: unknown): string {
  if (typeof text !== "string" || !/^\/(?![/\\])/.test(text)) return "/";
  const base = "https://portal.invalid";
  const url = URL.canParse(text, base) ? new URL(text, base) : undefined;
  return url?.origin === base ? `${url.pathname}${url.search}` : "/";
}
