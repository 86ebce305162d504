/** A map that names no article: nothing on its pages speaks of one. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mapOf } from "../maps.ts";
import { visits } from "./visits.ts";

const folder = mkdtempSync(join(tmpdir(), "sourceless-"));
const map = mapOf(["i: b + c -> a", "j: d -| i", "k: e -| a"], { id: "debate" });
const [first, second, ...others] = map.claims;
writeFileSync(
  join(folder, "debate.json"),
  JSON.stringify({
    ...map,
    summary: "A debate.",
    sections: [{ id: "one", title: "The first part", summary: "It begins." }],
    claims: [{ ...first, section: "one" }, { ...second, stance: "implicit" }, ...others],
    inferences: map.inferences.map((inference) => ({ ...inference, stated: inference.id !== "i" })),
    notes: [{ id: "n", target: "b", kind: "assumption", text: "Is it so?", severity: "high" }],
  }),
);
const { visit, arrive, address } = visits(() => folder);

test.each(["", "?claim=a", "?claim=b", "?claim=i", "?tour="])("in the viewer, at “%s”", async (query) => {
  const { page } = await visit(`/maps/debate${query}`);
  await page.locator("details.brief").waitFor();
  await page.evaluate(() => {
    for (const each of document.querySelectorAll("details")) each.open = true;
  });
  await page.waitForTimeout(200);
  expect(await page.locator("body").innerText()).not.toMatch(/article/iu);
});

test("without a script, on the tour’s page and in the gallery", async () => {
  const { page } = await arrive({ javaScriptEnabled: false });
  for (const path of ["/maps/debate", "/maps/debate/tour", "/"]) {
    await page.goto(address() + path);
    expect(await page.locator("body").innerText()).not.toMatch(/article/iu);
  }
});
