/** Where to go after signing in: a path of this app and nothing else, so that a link cannot send somebody to a copy of it. */
export function ownPath(text: string | null): string {
  if (!text?.startsWith("/") || /^\/[/\\]/.test(text)) return "/dossiers";
  const url = URL.parse(text, "http://here.invalid");
  return url?.origin === "http://here.invalid" && !url.pathname.startsWith("/inloggen") ? url.pathname + url.search : "/dossiers";
}
