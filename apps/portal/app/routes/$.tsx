import { ErrorPage } from "../components/error-page.tsx";

/** Any other address: said on a page, and not in the log as a failure. */
export function loader(): never {
  throw new Response(null, { status: 404 });
}

export default function Nowhere() {
  return null;
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
