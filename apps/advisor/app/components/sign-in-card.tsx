import type { ReactNode } from "react";

/** The frame of every page for who is not signed in yet. */
export function SignInCard(props: { title: string; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh content-start justify-items-center border-kantoor-fill border-t-3 px-4 pt-[12vh] pb-8" id="inhoud">
      <div className="flex w-full max-w-sm flex-col gap-4 rounded-lg border border-line bg-surface p-6">
        <div>
          <p className="font-semibold text-ink-2 text-sm">Dossierklaar</p>
          <h1 className="font-semibold text-xl tracking-[-.011em]">{props.title}</h1>
        </div>
        {props.children}
      </div>
    </main>
  );
}
