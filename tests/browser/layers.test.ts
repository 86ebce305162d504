/** The other way to draw the map: strict layers, each claim once, worked out in a thread when they are asked for. */
import { DESKTOP, PHONE, type Reader } from "./reader.ts";
import { DEEP, MAP, THESIS, visits } from "./visits.ts";

const { visit, arrive } = visits();

const toggle = ({ page }: Reader) => page.getByRole("button", { name: "Layers", exact: true });
/** A use of a claim whose place can be seen is then a line from there, which no packed drawing has. */
const drawnInLayers = async (visitor: Reader) => {
  await visitor.page.waitForFunction(() => {
    const canvas = document.querySelector(".canvas") as HTMLElement & { _cyreg: { cy: import("cytoscape").Core } };
    return canvas._cyreg.cy
      .edges()
      .toArray()
      .some((edge) => edge.id().startsWith("line:reference:") && edge.data("source").startsWith("claim:"));
  });
};

test("nothing of them is fetched before they are asked for; then each claim stands once, and the way back is one press", async () => {
  const visitor = await arrive();
  const fetched: string[] = [];
  visitor.page.on("request", (request) => fetched.push(request.url()));
  await visitor.open(`${MAP}?depth=2`);
  await visitor.page.waitForTimeout(500);
  expect(fetched.filter((url) => url.includes("elk"))).toEqual([]);
  // All of it is in the window, where it is drawn.
  const whole = async () => {
    await visitor.page.getByRole("button", { name: "Fit" }).click();
    return visitor.drawn();
  };
  const references = async () => (await whole()).filter((id) => id.startsWith("reference:")).length;
  const packed = { place: await visitor.place(`claim:${THESIS}`), references: await references() };

  await toggle(visitor).click();
  await drawnInLayers(visitor);
  expect(fetched.filter((url) => url.includes("elk-worker"))).toHaveLength(1);
  expect(visitor.query().get("layout")).toBe("layers");
  expect(await visitor.heard()).toMatch(/^In strict layers: each claim once/u);
  expect(await references()).toBeLessThan(packed.references);
  const claims = (nodes: readonly string[]) => nodes.filter((id) => id.startsWith("claim:")).sort();
  const rows = await visitor.page
    .locator("[role=treeitem]")
    .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.node ?? ""));
  expect(claims(await whole())).toEqual(claims(rows));
  expect(await visitor.violations()).toEqual([]);

  await toggle(visitor).click();
  expect(visitor.query().get("layout")).toBeNull();
  expect(await visitor.place(`claim:${THESIS}`)).toEqual(packed.place);
  expect(await references()).toBe(packed.references);
});

test("a key asks for them, claims are selected and opened in them, and the browser's way back leaves them", async () => {
  const visitor = await visit();
  await visitor.page.getByRole("application").focus();
  await visitor.page.keyboard.press("l");
  await drawnInLayers(visitor);
  const layered = (wanted: boolean) =>
    visitor.page.waitForFunction((wanted) => location.search.includes("layout=layers") === wanted, wanted);
  await visitor.page.goBack();
  await layered(false);
  await visitor.page.goForward();
  await layered(true);
  await drawnInLayers(visitor);
  for (const key of ["Home", "ArrowDown"]) await visitor.page.keyboard.press(key);
  const before = (await visitor.drawn()).length;
  await visitor.page.keyboard.press("+");
  await visitor.page.waitForFunction((count) => {
    const canvas = document.querySelector(".canvas") as HTMLElement & { _cyreg: { cy: import("cytoscape").Core } };
    return canvas._cyreg.cy.nodes().length > count;
  }, before);
  expect(await visitor.classes(`claim:${visitor.query().get("claim")}`)).toContain("selected");
});

test("by a link they open as they were left, on a phone with a way back", async () => {
  const visitor = await visit(`${MAP}?layout=layers&claim=${DEEP}&tab=map`, PHONE);
  await visitor.page.getByText("in strict layers …").waitFor({ state: "detached" });
  expect(await visitor.classes(`claim:${DEEP}`)).toContain("selected");
  await visitor.page.getByRole("button", { name: "Close" }).tap();
  await toggle(visitor).tap();
  expect(visitor.query().get("layout")).toBeNull();
});

test("while they are worked out that is said, with a way back", async () => {
  const visitor = await arrive(DESKTOP);
  await visitor.page.route("**/elk-worker*", () => {}); // never answered
  await visitor.open(MAP);
  await toggle(visitor).click();
  await visitor.page.getByText(/^Arranging \d+ boxes in strict layers … \d+ s$/u).waitFor();
  await visitor.page.getByRole("button", { name: "Cancel" }).click();
  await visitor.page.getByText("in strict layers …").waitFor({ state: "detached" });
  expect(visitor.query().get("layout")).toBeNull();
});

test("where they can't be worked out that is said, and they can be tried again", async () => {
  const visitor = await arrive(DESKTOP);
  await visitor.page.route("**/elk-worker*", (route) => route.abort());
  await visitor.open(MAP);
  await toggle(visitor).click();
  await visitor.page.getByRole("alert").getByText("could not be worked out").waitFor();
  expect(await visitor.drawn()).toContain(`claim:${THESIS}`);
  await visitor.page.unroute("**/elk-worker*");
  await visitor.page.getByRole("button", { name: "Try again" }).click();
  await drawnInLayers(visitor);
  (visitor.complaints as string[]).length = 0; // the browser's own word about the file that did not come
});
