import { Button } from "@dossierklaar/ui/advisor/button";
import { PageHead } from "@dossierklaar/ui/advisor/page";
import { SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { Pencil } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useDossier } from "../dossier";
import { GegevensFacts } from "../gegevens/gegevens-facts";
import { useMayWork } from "../role";

// The form is large, and most who come here only read.
const GegevensForm = lazy(() => import("../gegevens/gegevens-form"));

/** Everything that was entered about this dossier and its people, and the form that changes it. */
export default function Gegevens() {
  const dossier = useDossier();
  const mayWork = useMayWork();
  const [isChanging, setChanging] = useState(false);
  if (isChanging)
    return (
      <Suspense fallback={<SkeletonRows lines={1} />}>
        <GegevensForm onClose={() => setChanging(false)} />
      </Suspense>
    );
  return (
    <>
      <PageHead
        actions={
          mayWork && !dossier.head.gesloten ? (
            <Button icon={Pencil} onClick={() => setChanging(true)}>
              Wijzigen
            </Button>
          ) : undefined
        }
        sub={`Dossier ${dossier.head.nummer}`}
        title="Gegevens"
      />
      <GegevensFacts dossier={dossier} />
    </>
  );
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
