/** A label in quotation marks; those within it become single ones. */
export const quotedLabel = (label: string) => `“${label.replaceAll("“", "‘").replaceAll("”", "’")}”`;
