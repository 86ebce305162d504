/** Problems of files as SARIF 2.1.0 (OASIS, 2020), the form in which code review tools take findings. */
import type { Warning } from "../model/notation/notation.ts";
import type { Problem } from "../model/problems.ts";

export type Found = {
  readonly file: string;
  readonly problems: readonly Problem[];
  /** Of reading the file, where it is of another format. */
  readonly warnings: readonly Warning[];
};

export function sarif(files: readonly Found[]) {
  const advice = new Map(files.flatMap(({ problems }) => problems.map((problem) => [problem.code, problem.advice])));
  const codes = new Set(files.flatMap(({ warnings }) => warnings.map(({ code }) => code)));
  const rules = [
    ...[...advice].map(([id, text]) => ({ id, help: { text } })),
    ...[...codes].filter((id) => !advice.has(id as Problem["code"])).map((id) => ({ id })),
  ];
  const results = files.flatMap(({ file, problems, warnings }) => [
    ...problems.map(({ code, severity, path, message }) =>
      resultOf(file, code, severity === "error" ? "error" : "warning", message, path || "/"),
    ),
    ...warnings.map(({ code, message, place }) => resultOf(file, code, "note", message, place || "/")),
  ]);
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver: { name: "argument-map", rules } }, results }],
  };
}

function resultOf(file: string, ruleId: string, level: "error" | "warning" | "note", text: string, place: string) {
  return {
    ruleId,
    level,
    message: { text },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: encodeURI(file) } },
        logicalLocations: [{ fullyQualifiedName: place }],
      },
    ],
  };
}
