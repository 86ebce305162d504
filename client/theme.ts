/** Light or dark, as the system has it or as the reader has chosen; kept in this browser and in no address. */
const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

const KEY = "theme";

export function theme(): Theme {
  const kept = stored();
  return THEMES.find((known) => known === kept) ?? "system";
}

/** Goes on to the next theme, shows it, and answers it. */
export function nextTheme(): Theme {
  const next = THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length] ?? "system";
  keep(next);
  showTheme();
  return next;
}

export function showTheme(): void {
  const chosen = theme();
  if (chosen === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
}

/** Calls back whenever colours may have changed: by the reader, the system, or forced colours. */
export function onThemeChange(listener: () => void): void {
  new MutationObserver(listener).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", listener);
  }
}

// A browser may refuse storage altogether (privacy settings, sandboxed frames); the theme is then kept for the page only.
let unkept: string | null = null;

function stored(): string | null {
  try {
    return localStorage.getItem(KEY) ?? unkept;
  } catch {
    return unkept;
  }
}

function keep(value: string): void {
  unkept = value;
  try {
    localStorage.setItem(KEY, value);
  } catch {
    // as above
  }
}
