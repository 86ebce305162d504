/** The colours of viewer.css, read for the canvas, which knows no custom properties. */
import { COLOURS, SECTION_HUES, type Tokens } from "../model/picture/tokens.ts";

/** The colours as they are now, each as rgb(): theme, system and forced colours have had their say. */
export function readTokens(document: Document): Tokens {
  // A custom property computes to its own text, light-dark() and all; a colour that uses it computes to rgb().
  const probe = document.createElement("span");
  document.body.append(probe);
  const colour = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = Object.fromEntries(COLOURS.map((name) => [name, colour(name)]));
  const sections = Array.from({ length: SECTION_HUES }, (_, hue) => colour(`section-${hue}`));
  const font = getComputedStyle(document.documentElement).getPropertyValue("--font");
  probe.remove();
  return { ...(colours as Record<(typeof COLOURS)[number], string>), sections, font }; // fromEntries forgets the names
}
