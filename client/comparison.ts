/** The address of the page on which two maps stand beside each other. */
export const comparison = (map: string, other: string) =>
  `/maps/${encodeURIComponent(map)}/compare/${encodeURIComponent(other)}`;
