import type { AdviseurActor as SignedInAdviseur } from "@dossierklaar/auth/advisor";
import type { KlantActor as SignedInKlant } from "@dossierklaar/auth/portal";
import type { AdviseurActor, KlantActor } from "@dossierklaar/domain/actor";
import { expectTypeOf, it } from "vitest";

// Signing in stands apart from the trade, so both say who acts; the type checker holds the two together, optional fields included.
it("who signs in is who the domain knows", () => {
  expectTypeOf<SignedInAdviseur>().toEqualTypeOf<AdviseurActor>();
  expectTypeOf<SignedInKlant>().toEqualTypeOf<KlantActor>();
});
