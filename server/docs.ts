/** The OpenAPI document as a page to read: nothing in it is said anywhere else, and it needs no script. */
import { type Assets, ICON } from "./assets.ts";
import { type Html, html } from "./html.ts";
import type { OpenApi, Operation, Parameter, Schema } from "./openapi.ts";

type Entry = Operation & { readonly method: string; readonly path: string };

export function buildDocs(openapi: OpenApi, assets: Assets): string {
  const entries = Object.entries(openapi.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]): Entry => ({ ...operation, method, path })),
  );
  const groups = openapi.tags.map(({ name, description }) => ({
    name,
    description,
    entries: entries.filter(({ tags }) => tags.includes(name)),
  }));
  const schemas = Object.entries(openapi.components.schemas);
  const { title, description } = openapi.info;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · the interface for programs</title>
<meta name="description" content="Every address of this service, what it takes and what it answers.">
<link rel="icon" type="image/svg+xml" href="${ICON}">
<link rel="stylesheet" href="${assets.style}">
<link rel="service-desc" type="application/json" href="/api/openapi.json">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<div class="docs">
<nav aria-label="Contents">
<p class="kicker"><a href="/">${title}</a></p>
${groups.map(
  ({ name, entries }) => html`<h2>${heading(name)}</h2>
<ul>${entries.map((entry) => html`<li><a href="#${entry.operationId}">${entry.summary}</a></li>`)}</ul>
`,
)}<h2>Shapes</h2>
<ul class="names">${schemas.map(([name]) => html`<li><a href="#shape-${name}">${name}</a></li>`)}</ul>
</nav>
<main id="content">
<header>
<p class="kicker">${title}</p>
<h1>The interface for programs</h1>
${paragraphs(description)}
<p>In the examples <code>$SERVICE</code> is the address of this service, such as <code>http://localhost:3000</code>.</p>
<p><a href="/api/openapi.json">This as an OpenAPI 3.1 document</a> · <a href="/api/schema/argument-map.json">JSON Schema of a map’s file</a> · <a href="/api/problems">All problems</a></p>
</header>
${groups.map(
  ({ name, description, entries }) => html`<section class="group" aria-labelledby="group-${name}">
<h2 id="group-${name}">${heading(name)}</h2>
<p>${description}</p>
${entries.map(operation)}
</section>
`,
)}<section class="group" aria-labelledby="shapes">
<h2 id="shapes">Shapes</h2>
<p>What the answers are made of. What is not marked as optional is always there.</p>
${schemas.map(shape)}
</section>
</main>
</div>
</body>
</html>
`.html;
}

const heading = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

function operation(entry: Entry): Html {
  const { operationId, method, path, summary, description, parameters = [], requestBody, responses } = entry;
  const address = exampleOf(entry);
  return html`<article id="${operationId}" aria-labelledby="${operationId}-title">
<h3 id="${operationId}-title"><a href="#${operationId}">${summary}</a></h3>
<p class="address"><span class="method">${method.toUpperCase()}</span> <code>${parted(path)}</code></p>
${description !== undefined && paragraphs(description)}
${parameters.length > 0 && parameterTable(parameters)}
${
  requestBody !== undefined &&
  html`<h4>Body</h4>
<p>${requestBody.description} ${Object.entries(requestBody.content).map(([type, { schema }]) => html`<code>${type}</code>: ${kindOf(schema)}`)}</p>
`
}<h4>Try it</h4>
<pre tabindex="0"><code>${curl(method, address)}</code></pre>
${method === "get" && html`<p><a class="try" href="${address}">GET ${address}</a></p>`}
<h4>Answers</h4>
<dl class="answers">${Object.entries(responses).map(([status, { description, content = {} }]) => {
    const types = Object.entries(content);
    const refusal = types.some(([type]) => type === "application/problem+json");
    return html`<div><dt>${status}</dt><dd>${refusal ? refusals(description) : prose(description)}${types.map(([type, { schema }]) => !refusal && html`<br><code>${type}</code>: ${kindOf(schema)}`).filter((each) => each !== false)}</dd></div>
`;
  })}</dl>
</article>
`;
}

/** Each refusal's code, with the way to its explanation. */
function refusals(description: string): readonly Html[] {
  return description.split("\n\n").map((line, index) => {
    const [, kind = "", meaning = ""] = /^`([^`]+)`: (.*)$/s.exec(line) ?? [];
    return html`${index > 0 && html`<br>`}<a href="/api/problems/${kind}"><code>${kind}</code></a> ${prose(meaning)}`;
  });
}

function parameterTable(parameters: readonly Parameter[]): Html {
  return html`<h4>Parameters</h4>
<dl class="parameters">${parameters.map(
    ({
      name,
      in: place,
      required,
      description,
      schema,
    }) => html`<div><dt><code>${name}</code> <span class="aside">${place}${required && ", required"}</span></dt>
<dd>${description !== undefined && prose(description)} <span class="aside">${kindOf(schema)}${limitsOf(schema)}</span></dd></div>
`,
  )}</dl>
`;
}

function shape([name, schema]: readonly [string, Schema]): Html {
  return html`<article id="shape-${name}" aria-labelledby="shape-${name}-title" class="shape">
<h3 id="shape-${name}-title"><a href="#shape-${name}">${name}</a></h3>
${schema.description !== undefined && paragraphs(schema.description)}
${alternatives(schema).map((each, index) => html`${index > 0 && html`<p class="aside">or</p>`}${fields(each)}`)}
</article>
`;
}

function alternatives(schema: Schema): readonly Schema[] {
  return schema.oneOf ?? schema.anyOf ?? [schema];
}

/** The fields of an object, and of the objects in them. */
function fields(schema: Schema): Html {
  if (schema.properties === undefined) return html`<p>${kindOf(schema)}</p>`;
  const required = new Set(schema.required);
  return html`<dl class="fields">${Object.entries(schema.properties).map(([name, field]) => {
    if (typeof field === "boolean") return html``;
    const inner = innerObject(field);
    return html`<div><dt><code>${name}</code>${!required.has(name) && html` <span class="aside">optional</span>`}</dt>
<dd><span class="aside">${kindOf(field)}${limitsOf(field)}</span> ${field.description !== undefined && prose(field.description)}${inner !== undefined && fields(inner)}</dd></div>
`;
  })}</dl>
`;
}

/** The object that is written out within a field: itself, or what its array, or its record, holds. */
function innerObject(field: Schema): Schema | undefined {
  if (field.properties !== undefined) return field;
  const [only, ...others] = alternatives(field).filter(({ type }) => type !== "null");
  if (only !== undefined && only !== field && others.length === 0) return innerObject(only);
  return isSchema(field.items) ? innerObject(field.items) : undefined;
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A schema in a few words. */
function kindOf(schema: Schema): Html {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split("/").at(-1) ?? "";
    return html`<a href="#shape-${name}">${name}</a>`;
  }
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (schema.enum !== undefined) {
    const values = schema.enum.map((value) => html`<code>${String(value)}</code>`);
    return html`one of ${values.map((value, index) => html`${index > 0 && ", "}${value}`)}`;
  }
  const either = schema.oneOf ?? schema.anyOf;
  if (either !== undefined) return html`${either.map((each, index) => html`${index > 0 && " or "}${kindOf(each)}`)}`;
  if (schema.type === "array" && isSchema(schema.items)) return html`array of ${kindOf(schema.items)}`;
  if (schema.type === "integer") return html`whole number`;
  if (schema.format !== undefined) return html`${String(schema.type)}, ${schema.format}`;
  return html`${schema.type === undefined ? "anything" : String(schema.type)}`;
}

function limitsOf({ minimum, maximum, maxLength, default: usual }: Schema): Html {
  const limits = [
    minimum !== undefined && maximum !== undefined ? `${minimum} to ${maximum}` : undefined,
    maxLength !== undefined ? `at most ${maxLength} characters` : undefined,
    usual !== undefined && !Array.isArray(usual) ? `usually ${usual}` : undefined,
  ];
  return html`${limits.filter((limit) => limit !== undefined).map((limit) => html`, ${limit}`)}`;
}

/** The address with the values that lead to something where the map that ships is served. */
function exampleOf({ path, parameters = [] }: Entry): string {
  const query = new URLSearchParams();
  let address = path;
  for (const { name, in: place, example } of parameters) {
    if (example === undefined) continue;
    if (place === "path") address = address.replace(`{${name}}`, encodeURIComponent(String(example)));
    else query.set(name, String(example));
  }
  return query.size === 0 ? address : `${address}?${query}`;
}

/** The page does not know by which name it was reached. */
function curl(method: string, address: string): string {
  const quoted = `"$SERVICE${address}"`;
  if (method === "get") return `curl ${quoted}`;
  return `curl -H "Content-Type: application/json" --data-binary @map.json ${quoted}`;
}

/** Long paths break before a slash. */
function parted(path: string): readonly Html[] {
  return path
    .split(/(?=\/)/)
    .map(
      (part) =>
        html`<wbr>${part.split(/(\{\w+\})/).map((piece) => (piece.startsWith("{") ? html`<var>${piece}</var>` : html`${piece}`))}`,
    );
}

/** Text in which what stands in backquotes is code. */
function prose(text: string): readonly Html[] {
  return text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}

function paragraphs(text: string): readonly Html[] {
  return text.split("\n\n").map((part) => html`<p>${prose(part)}</p>\n`);
}
