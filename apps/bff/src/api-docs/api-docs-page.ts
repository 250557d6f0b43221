import { html, type Markup, prose } from '../http/html-markup.ts'
import { type FieldRow, fieldRows, type Schema } from './schema-field-rows.ts'

type Content = { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }
type Parameter = {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema?: Schema
  readonly description?: string
}
type Operation = {
  readonly operationId: string
  readonly summary?: string
  readonly description?: string
  readonly parameters?: readonly Parameter[]
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  readonly requestBody?: Content
  readonly responses?: Readonly<Record<string, Content & { readonly description?: string }>>
}
/** The part of an OpenAPI document that the page shows. */
export type ApiDocument = {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly servers: readonly { readonly url: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly webhooks: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Shapes }
}
type Shapes = Readonly<Record<string, Schema>>

const schemaIn = ({ content }: Content): Schema | undefined => content?.['application/json']?.schema

const shapeName = ({ $ref = '' }: Schema): string => $ref.split('/').at(-1) ?? ''

/** Rows of a body's fields; a reference to a named schema is resolved. */
function bodyRows(content: Content, shapes: Shapes): readonly FieldRow[] {
  const schema = schemaIn(content) ?? {}
  return fieldRows(shapes[shapeName(schema)] ?? schema)
}

function fieldTable(rows: readonly FieldRow[]): Markup {
  const line = ({ path, kind, limits, required }: FieldRow) =>
    html`<tr><th scope="row"><code>${path}</code></th><td>${kind}</td><td>${required ? 'required' : ''}</td><td>${limits}</td></tr>`
  return html`<div class="scroll" tabindex="0"><table><thead><tr><th scope="col">Field</th><th scope="col">Kind</th><th scope="col"></th><th scope="col">Limits</th></tr></thead><tbody>${rows.map(line)}</tbody></table></div>`
}

function fieldSection(title: string, rows: readonly FieldRow[]): Markup {
  return rows.length === 0 ? html`` : html`<h3>${title}</h3>${fieldTable(rows)}`
}

const parameterRow = ({ name, in: place, required = false, schema = {}, description }: Parameter): FieldRow => ({
  path: name,
  kind: place,
  limits: [schema.pattern, schema.enum?.join(' · '), description].filter(Boolean).join('; '),
  required,
})

/** The table of responses; those with a list of problems link to the schema `Problem`. */
function answerTable(responses: NonNullable<Operation['responses']>): Markup {
  const line = ([status, response]: [string, Content & { readonly description?: string }]) => {
    const schema = schemaIn(response)
    const body = schema?.$ref ? html`<a href="#schema-Problem">Problem</a>` : html``
    return html`<tr><th scope="row"><code>${status}</code></th><td>${prose(response.description ?? '')}</td><td>${body}</td></tr>`
  }
  return html`<h3>Answers</h3><div class="scroll" tabindex="0"><table><tbody>${Object.entries(responses).map(line)}</tbody></table></div>`
}

type CallPlace = { readonly path: string; readonly method: string; readonly shapes: Shapes }

function operationSection({ path, method, shapes }: CallPlace, operation: Operation): Markup {
  const {
    operationId,
    summary = operationId,
    description = '',
    parameters = [],
    requestBody,
    responses = {},
  } = operation
  const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'))
  const scopes = (operation.security ?? []).flatMap((needed) => Object.values(needed).flat())
  return html`<section aria-labelledby="${operationId}"><h2 id="${operationId}">${summary}</h2>
<p class="call"><b>${method.toUpperCase()}</b> <code>${path}</code></p>${scopes.length === 0 ? '' : html`<p>Scope <code>${scopes.join(' ')}</code></p>`}${description === '' ? '' : html`<p>${prose(description)}</p>`}
${fieldSection('Parameters', parameters.map(parameterRow))}${fieldSection('Body', requestBody ? bodyRows(requestBody, shapes) : [])}
${successes.map(([status, response]) => fieldSection(`Answer ${status}`, bodyRows(response, shapes)))}${answerTable(responses)}</section>`
}

/** Renders an OpenAPI document as one HTML page without scripts: every operation with its fields and responses. */
export function renderApiDocs({ info, servers, paths, webhooks, components }: ApiDocument): string {
  const base = servers[0]?.url ?? ''
  const { schemas: shapes } = components
  const callsOf = (items: ApiDocument['paths'], place: (path: string) => string) =>
    Object.entries(items).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path: place(path), method, shapes, operation })),
    )
  const all = [...callsOf(paths, (path) => `${base}${path}`), ...callsOf(webhooks, () => 'your address')]
  const link = (id: string, words: string) => html`<li><a href="#${id}">${words}</a></li>`
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title}</title><link rel="stylesheet" href="/api/docs/page.css"></head><body>
<nav aria-label="Contents"><p class="name">${info.title}</p><ul>${all.map(({ operation }) => link(operation.operationId, operation.summary ?? operation.operationId))}</ul>
<p class="group">Shapes</p><ul>${Object.entries(shapes).map(([name]) => link(`schema-${name}`, name))}</ul>
<p><a href="/api/openapi.json">OpenAPI 3.1</a></p></nav>
<main><h1>${info.title} <small>v${info.version}</small></h1><p>${prose(info.description ?? '')}</p>
<p>Every call carries <code>Authorization: Bearer mk_…</code>. Keys are made at the desk, under administration, each with its scopes.</p>
${all.map(({ operation, ...place }) => operationSection(place, operation))}
${Object.entries(shapes).map(([name, schema]) => html`<section aria-labelledby="schema-${name}"><h2 id="schema-${name}">${name}</h2>${fieldTable(fieldRows(schema))}</section>`)}
</main></body></html>`.text
}
