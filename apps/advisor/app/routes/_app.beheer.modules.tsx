import { CheckboxField } from "@dossierklaar/ui/advisor/checkbox";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { PageHead } from "@dossierklaar/ui/advisor/page";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { requireLoaded } from "../loader.server";
import { trpc } from "../trpc";

export const meta: MetaFunction = () => [{ title: "Modules · Beheer · Dossierklaar" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireLoaded(request, context.trpc.beheer.modules.show.fetch());
  return { state: context.dehydrate() };
}

export default function ModulesPage() {
  const { state } = useLoaderData<typeof loader>();
  return (
    <HydrationBoundary state={state}>
      <PageHead className="pb-4" sub="Wat je kantoor er los bij gebruikt." title="Modules" />
      <Modules />
    </HydrationBoundary>
  );
}

function Modules() {
  const [modules] = trpc.beheer.modules.show.useSuspenseQuery();
  const utils = trpc.useUtils();
  const intent = useIntent();
  const toast = useToast();
  const set = trpc.beheer.modules.set.useMutation({
    onSettled: intent.onSettled,
    onSuccess: (_, { ockto }) => {
      utils.beheer.modules.show.setData(undefined, { ockto });
      toast.show({ text: ockto ? "Ockto staat aan." : "Ockto staat uit.", onUndo: () => setOckto(!ockto) });
    },
  });
  const setOckto = (ockto: boolean) => set.mutate({ requestId: intent.requestId(String(ockto)), ockto });
  return (
    <div className="border-line border-t px-6 py-4 @max-[43.75rem]/app:px-3">
      <div className="flex max-w-2xl flex-col gap-3">
        <FormError message={set.error ? sentenceOf(set.error) : undefined} />
        <CheckboxField
          description="Bij een nieuwe afspraak kies je per aanvrager Gegevens opvragen via Ockto. De klant haalt dan zelf zijn inkomen, pensioen en schulden op bij de bron, of kiest voor zelf uploaden. Zet je Ockto uit, dan verdwijnt die keuze; wat al gevraagd is blijft staan."
          isSelected={set.isPending ? set.variables.ockto : modules.ockto}
          label={<span className="font-medium">Ockto</span>}
          onChange={setOckto}
        />
      </div>
    </div>
  );
}

export { BeheerError as ErrorBoundary } from "../beheer/beheer-error";
