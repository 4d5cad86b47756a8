// A new password and two-step sign-in replace the session. Its sockets are told that the old one ended, sometimes before the answer with
// the new cookie is here: whoever hears that waits for the answer first.

let change: { settled: Promise<void>; settle: () => void } | undefined;
const longestMs = 15_000;

/** Called when the request leaves that replaces the session. */
export function beginSessionChange(): void {
  if (change) return;
  let settle = () => {};
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });
  change = { settled, settle };
  // An answer that never comes must not keep a signed-out screen open.
  setTimeout(settle, longestMs);
}

/** Called when its answer is here, whatever it was. */
export function endSessionChange(): void {
  change?.settle();
  change = undefined;
}

/** Whether somebody is signed in at this browser once no change is under way. Without an answer nobody knows: then it is taken for yes. */
export async function isStillSignedIn(): Promise<boolean> {
  await change?.settled;
  try {
    const answer: { isSignedIn: boolean } = await (await fetch("/ingelogd")).json();
    return answer.isSignedIn;
  } catch {
    return true;
  }
}
