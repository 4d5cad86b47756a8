import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { firstSection } from "../beheer/sections";

/** Beheer itself shows nothing; its first section does. */
export const loader = (_: LoaderFunctionArgs) => redirect(`/beheer/${firstSection}`);
