import { ErrorPane, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { keepPreviousData } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { sentenceOf } from "../errors";
import { trpc } from "../trpc";

const settleMs = 350;

/** What she writes as its reader will see it, a moment after she stops typing. Its own page, without scripts or our cookies. */
export function EmailPreview(props: { nummer: string; aan: string; onderwerp: string; tekst: string }) {
  const [asked, setAsked] = useState(props);
  const { nummer, aan, onderwerp, tekst } = props;
  useEffect(() => {
    const timer = setTimeout(() => setAsked({ nummer, aan, onderwerp, tekst }), settleMs);
    return () => clearTimeout(timer);
  }, [nummer, aan, onderwerp, tekst]);
  const isEmpty = asked.tekst.trim() === "";
  const preview = trpc.email.preview.useQuery(asked, { enabled: !isEmpty, placeholderData: keepPreviousData });
  return (
    <section aria-label="Voorbeeld" className="flex min-w-0 flex-col gap-2 @min-[60rem]:sticky @min-[60rem]:top-4">
      <h2 className="font-semibold text-base tracking-[-.01em]">Voorbeeld</h2>
      {isEmpty ? (
        <p className="rounded-md border border-line border-dashed px-4 py-6 text-ink-3 text-sm">
          Kies een sjabloon of schrijf een tekst. Hier zie je de e-mail zoals de klant hem krijgt.
        </p>
      ) : preview.isError ? (
        <ErrorPane
          className="px-0"
          isPending={preview.isFetching}
          message={sentenceOf(preview.error)}
          onRetry={() => void preview.refetch()}
        />
      ) : preview.data ? (
        <iframe
          className="h-[38rem] w-full rounded-sm border border-line bg-paper"
          sandbox=""
          srcDoc={preview.data.html}
          title={`Voorbeeld: ${preview.data.onderwerp}`}
        />
      ) : (
        <SkeletonRows count={5} />
      )}
    </section>
  );
}
