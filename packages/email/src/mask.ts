import type { MailMessage } from "./messages.ts";
import { type RenderedMail, renderMail, type Sjabloon } from "./render.ts";

/** The message without what signs its reader in: the link leads nowhere, the code is dots. */
export function maskMessage(message: MailMessage): MailMessage {
  const link = `${new URL(message.link).origin}/afgeschermd`;
  return message.soort === "inloglink" ? { ...message, link, code: "••••••" } : { ...message, link };
}

/**
 * The mail as it is kept and shown under E-mails. It is rendered from the masked message instead of masked afterwards: a secret
 * that was never written cannot be overlooked, in whatever place or escaping it would have stood.
 */
export const renderStoredCopy = (sjabloon: Sjabloon, message: MailMessage): RenderedMail => renderMail(sjabloon, maskMessage(message));
