// What of a text an agenda program can read. RFC 5545 allows no control characters in it.

/** On one line, without quotes and control characters: a CN that cannot be parsed makes Radicale refuse the whole calendar. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out.
export const cleanName = (naam: string): string => naam.replace(/[\s\u0000-\u001f\u007f-\u009f"]+/g, " ").trim();

/** Line ends as the escaping knows them, other control characters gone. */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out.
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]+/g, " ")
    .trim();

export const cleanTitle = (title: string): string => cleanText(title).replace(/\s+/g, " ");

export const cleanLocation = (location: string): string => cleanText(location).replace(/\s*\n\s*/g, ", ");
