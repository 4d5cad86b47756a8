/** To the sign-in page and back here, as a page load: whatever this page holds belongs to a session that ended. */
export function leaveForSignIn(): void {
  if (typeof window === "undefined") return;
  const { pathname, search } = window.location;
  window.location.assign(`/inloggen?naar=${encodeURIComponent(pathname + search)}`);
}
