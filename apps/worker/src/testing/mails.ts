import { hashToken } from "@dossierklaar/auth/grants";
import { findEmail } from "@dossierklaar/db/queries/email";
import { storyDossier } from "@dossierklaar/domain/testing/dossier";
import { sendEmail } from "../tasks/send-email.ts";
import { newAddress, type PostbusMail, type World } from "./world.ts";

/** What tests of one mail ask again and again. */
export function mailsOf(world: World) {
  const { deps, owner, kantoor } = world;
  const kantoorId = kantoor.id;

  /** A planned afspraak for two people, whose confirmations wait. */
  async function confirmed(addresses: [string | null, string | null] = [newAddress("eline"), newAddress("jorrit")]) {
    const [eline, jorrit] = storyDossier(kantoor).aanvragers;
    if (!eline || !jorrit) throw new Error("the story has two aanvragers");
    const dossier = await world.planned({
      aanvragers: [
        { ...eline, email: addresses[0] },
        { ...jorrit, email: addresses[1] },
      ],
    });
    const emails = await owner.selectFrom("email").select(["id", "aan"]).where("dossier_id", "=", dossier.dossierId).execute();
    const idOf = (address: string | null): string => emails.find((email) => email.aan === address)?.id ?? "";
    return { ...dossier, addresses, idOf, emailId: idOf(addresses[0]) };
  }
  const rowOf = (emailId: string) => findEmail(deps.databases.forKantoor(kantoorId), kantoorId, emailId);
  const send = (emailId: string, other: Partial<typeof deps> = {}) => sendEmail({ ...deps, ...other }, { kantoorId, emailId });
  const eventsOf = async (dossierId: string, kind: string) =>
    (await owner.selectFrom("dossier_event").select("payload").where("dossier_id", "=", dossierId).where("kind", "=", kind).execute()).map(
      (row) => row.payload,
    );
  const linkIn = (mail: PostbusMail | undefined): string =>
    /https:\/\/portaal\.voorbeeld\.example\/toegang\/([\w-]+)/.exec(mail?.TextBody ?? "")?.[1] ?? "";
  const grantOf = (token: string) =>
    owner.selectFrom("portal_grant").selectAll().where("token_hash", "=", hashToken(token)).executeTakeFirst();

  return { confirmed, rowOf, send, eventsOf, linkIn, grantOf };
}
