import { QrCode } from "lucide-react";
import type { ReactNode } from "react";
import { TextAction } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { card } from "./surface.ts";
import { t } from "./taal.tsx";
import { type Aanspreking, say } from "./toon.tsx";

/**
 * An Ockto actiepunt. On a computer the `qr` (an svg or img) to scan, on a phone a button that opens the app, because nobody
 * can scan the screen in her own hand; and always the way to do it without Ockto.
 */
export function OcktoPanel(props: Aanspreking & { qr: ReactNode; startUrl: string; uploadTo: string }) {
  const scan = say(props, {
    u: "Scan deze code met de camera van uw telefoon.",
    je: "Scan deze code met de camera van je telefoon.",
    jullie: "Scan deze code met de camera van je telefoon.", // it is asked per aanvrager
  });
  return (
    <section aria-label="Ockto" className={`${card} flex flex-col gap-[12px] p-[16px]`}>
      <div className="hidden items-center gap-[16px] md:flex">
        <span className="size-[176px] flex-none rounded-md bg-white p-[8px] [&>*]:size-full">{props.qr}</span>
        <p className="min-w-0 flex-1">{scan}</p>
      </div>
      <a
        className="flex min-h-13 w-full items-center justify-center gap-2.5 rounded-lg border border-orange-edge bg-orange px-[20px] py-2 text-center text-lg/[1.375rem] font-semibold text-orange-ink no-underline hover:bg-orange-hover active:bg-orange-press md:hidden"
        href={props.startUrl}
      >
        <Icon as={QrCode} className="size-6 @max-[13rem]/frame:hidden" />
        <span className="min-w-0">{t("Openen in Ockto")}</span>
      </a>
      <TextAction to={props.uploadTo}>{t("Liever zelf uploaden")}</TextAction>
    </section>
  );
}
