/**
 * The six digits in whatever was typed or pasted. A code that stands whole in a longer text (`Uw code is 123 456, geldig
 * tot 14:30`) wins over loose digits, because mail programs copy the sentence along.
 */
export function codeIn(text: string): string {
  const whole = /(?<!\d)(\d{3})[\s-]?(\d{3})(?!\d)/.exec(text);
  if (whole) return `${whole[1]}${whole[2]}`;
  return text.replace(/\D/g, "").slice(0, 6);
}
