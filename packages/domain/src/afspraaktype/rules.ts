// What the titles of an afspraaktype may hold. Pure and browser-safe.

/** What the kantoor's own title fills in, and what the client's does. */
export const titelVelden = ["{achternaam}"] as const;
export const klantTitelVelden = ["{kantoor}"] as const;

/** What stands between braces in a title and would reach a person as it stands: no such field, or a brace without its other half. */
export function unknownPlaceholders(text: string, allowed: readonly string[]): string[] {
  const rest = allowed.reduce((left, field) => left.replaceAll(field, ""), text);
  return rest.match(/\{[^{}]*\}|[{}]/g) ?? [];
}
