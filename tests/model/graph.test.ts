import cytoscape from "cytoscape";
import fc from "fast-check";
import Graph, { MultiGraph } from "graphology";
import { connect } from "../../model/connections.ts";
import { claimKey, graphOf, inferenceKey } from "../../model/graph.ts";
import { cytoscapeJson } from "../../model/notation/cytoscape.ts";
import { graphologyJson } from "../../model/notation/graphology.ts";
import { nodeLinkJson } from "../../model/notation/node-link.ts";
import { select } from "../../model/selection.ts";
import { arbitraryMap } from "../arbitrary.ts";
import { linked, mapOf, undercut, undercutOfUndercut } from "../maps.ts";

describe("the graph of a map", () => {
  test("has a node for each claim and inference, and an edge for each premise and conclusion", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const graph = graphOf(connect(map));
        const premises = map.inferences.reduce((sum, inference) => sum + inference.premises.length, 0);
        expect(graph.order).toBe(map.claims.length + map.inferences.length);
        expect(graph.size).toBe(premises + map.inferences.length);
      }),
    );
  });

  test("an undercut points at the inference, not at its conclusion", () => {
    const graph = graphOf(connect(undercut));
    expect(graph.hasEdge(inferenceKey("u"), inferenceKey("i"))).toBe(true);
    expect(graph.hasEdge(inferenceKey("u"), claimKey("a"))).toBe(false);
  });

  test("in the claims view an undercut points at the conclusion, and the loss is said", () => {
    const graph = graphOf(connect(undercut), undefined, "claims");
    expect(graph.getEdgeAttributes("attack:1:u")).toMatchObject({ undercuts: "i", kind: "attack" });
    expect(graph.getAttribute("losses")).toEqual([expect.stringContaining("(1)")]);
    expect(graphOf(connect(linked), undefined, "claims").getAttribute("losses")).toEqual([]);
  });

  test("in the claims view every premise of every inference is an edge, parallel ones too", () => {
    const twice = mapOf(["i: b -> a", "j: b -| a", "k: b + c -> a"]);
    expect(graphOf(connect(twice), undefined, "claims").size).toBe(4);
    expect(graphOf(connect(undercutOfUndercut), undefined, "claims").size).toBe(3);
  });

  test("says what is shown of what there is", () => {
    const connections = connect(linked);
    const graph = graphOf(connections, select(connections, { around: "b", depth: 0 }));
    expect(graph.getAttributes()).toMatchObject({
      shown: { claims: 1, inferences: 0 },
      whole: { claims: 3, inferences: 1 },
    });
  });

  test("hostile ids leave every prototype as it was", () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const bystander = new MultiGraph();
    bystander.addNode("bystander");
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        graphOf(connect(map));
        graphOf(connect(map), undefined, "claims");
      }),
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(bystander.neighbors("bystander")).toEqual([]);
  });
});

describe("every notation is taken by the library it is for, with nothing lost", () => {
  const views = ["full", "claims"] as const;

  test("graphology", () => {
    fc.assert(
      fc.property(arbitraryMap(), fc.constantFrom(...views), (map, view) => {
        const graph = graphOf(connect(map), undefined, view);
        const copy = Graph.from(JSON.parse(JSON.stringify(graphologyJson(graph))));
        expect([copy.order, copy.size]).toEqual([graph.order, graph.size]);
        expect(copy.export()).toEqual(graph.export());
      }),
    );
  });

  test("Cytoscape", () => {
    fc.assert(
      fc.property(arbitraryMap(), fc.constantFrom(...views), (map, view) => {
        const graph = graphOf(connect(map), undefined, view);
        const json = cytoscapeJson(graph);
        const cy = cytoscape({ headless: true, elements: JSON.parse(JSON.stringify(json.elements)) });
        expect([cy.nodes().length, cy.edges().length]).toEqual([graph.order, graph.size]);
        cy.destroy();
      }),
      { numRuns: 30 },
    );
  });

  test("node-link", () => {
    fc.assert(
      fc.property(arbitraryMap(), fc.constantFrom(...views), (map, view) => {
        const graph = graphOf(connect(map), undefined, view);
        const { nodes, links } = nodeLinkJson(graph);
        const ids = new Set(nodes.map(({ id }) => id));
        expect(ids.size).toBe(graph.order);
        expect(new Set(links.map(({ key }) => key)).size).toBe(graph.size);
        expect(links.every(({ source, target }) => ids.has(source) && ids.has(target))).toBe(true);
      }),
    );
  });
});
