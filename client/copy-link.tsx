/** Puts the address of a view on the clipboard, and says that it has, or where else the address is to be found. */
import { useState } from "preact/hooks";
import type { Actions } from "./actions.ts";

type Props = { readonly href: string; readonly actions: Actions };

/** What there is to know of a link to a file of the reader's own. */
export const ONLY_HERE = "It leads here in this browser only, while the file is open: nobody else has the file.";

export function CopyLink({ href, actions: { announce, own } }: Props) {
  const [copied, setCopied] = useState<string>();
  const say = (words: string) => {
    setCopied(words);
    announce(words);
  };
  const copy = async () => {
    const address = new URL(href, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      say(own ? `Link copied. ${ONLY_HERE}` : "Link copied.");
    } catch {
      // Without a secure connection, or where the reader forbids it, a page has no clipboard.
      say("The browser does not let this page copy. The address bar holds the same link.");
    }
  };
  return (
    <>
      <button type="button" onClick={copy}>
        Copy the link to this
      </button>
      {copied !== undefined && <span class="none">{copied}</span>}
    </>
  );
}
