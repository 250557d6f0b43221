import { WebhookEvent } from '@mimamori/contract/delivery/webhook-event-contract'
import { BATCH_BODIES, INTAKE_PREFIX, intakeContract } from '@mimamori/contract/intake/intake-contract'
import { Problem } from '@mimamori/contract/intake/intake-error-contract'
import type { IntakeOperationMeta } from '@mimamori/contract/operation-contract'
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { z } from 'zod'
import { webhooksDocument } from '../delivery/webhook-openapi.ts'

const CONFLICT_TEXT = 'the `Idempotency-Key` was used with another body (`idempotency_conflict`)'

/** The problems an operation can be answered with, by status; `isRead`: it stores nothing. */
function problemsOf(
  { scope, refusals, missing }: IntakeOperationMeta,
  isRead: boolean,
): Readonly<Record<string, string>> {
  const writeProblems = {
    413: 'Body too large',
    415: 'Not JSON in UTF-8, or compressed',
    422: `One of: ${[refusals, CONFLICT_TEXT].filter(Boolean).join(', ')}`,
  }
  return {
    400: 'Flaws, each with its field',
    401: 'No valid key',
    403: `The key lacks the scope \`${scope}\``,
    ...(missing ? { 404: missing } : {}),
    ...(isRead ? {} : writeProblems),
    429: 'Too many requests; retry after `Retry-After` seconds',
    500: 'Unexpected error',
    503: 'Not stored; send it again',
  }
}

const API_DESCRIPTION = `For the servers of the marketplace. Errors are lists of \`{ path, expected, got }\`. Every answer carries an \`x-request-id\`, or yours if you send one, which helps find the request in the logs. Each call needs a key with its scope: \`intake:write\` or \`effects:read\`. Instants are ISO 8601 with \`Z\` or an offset, such as \`2026-11-24T10:02:00+09:00\`; an instant more than 5 minutes in the future is refused. Calling a path with another method returns 405 with \`Allow\`.`

type Operation = {
  operationId?: string
  responses?: Record<string, unknown>
  parameters?: unknown[]
  security?: unknown[]
}

/** Gives instants their `format: date-time`, which the converter alone would leave out. */
const converter = new ZodToJsonSchemaConverter({
  interceptors: [
    ({ schema, next }) => {
      const [required, jsonSchema] = next()
      const format = z.globalRegistry.get(schema as z.ZodType)?.format
      return [required, format === 'date-time' ? { ...jsonSchema, format } : jsonSchema]
    },
  ],
})

/** The OpenAPI 3.1 document of the intake API, made from the contract the server runs on. */
export async function buildOpenApiDocument(): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [converter] })
  const document = await generator.generate(intakeContract, {
    info: { title: 'Mimamori intake API', version: '1', description: API_DESCRIPTION },
    servers: [{ url: INTAKE_PREFIX }],
    security: [{ key: [] }],
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'A key of the desk: `mk_…`. The roles are its scopes.' },
      },
    },
    commonSchemas: {
      Problem: { schema: Problem },
      WebhookEvent: { schema: WebhookEvent },
      Member: { schema: BATCH_BODIES.member, strategy: 'input' },
      Job: { schema: BATCH_BODIES.job, strategy: 'input' },
      Proposal: { schema: BATCH_BODIES.proposal, strategy: 'input' },
      Message: { schema: BATCH_BODIES.message, strategy: 'input' },
      Report: { schema: BATCH_BODIES.report, strategy: 'input' },
      Metrics: { schema: BATCH_BODIES.metrics, strategy: 'input' },
    },
  })
  for (const item of Object.values(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(item ?? {})) completeOperation(method, operation as Operation)
  }
  return { ...document, webhooks: webhooksDocument }
}

/** Adds to an operation what all have: its scope, the problem answers, and for a write the `Idempotency-Key`. */
function completeOperation(method: string, operation: Operation): void {
  const { meta } = intakeContract[operation.operationId as keyof typeof intakeContract]['~orpc']
  const isRead = method === 'get'
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } }
  const problems = Object.entries(problemsOf(meta, isRead)).map(([status, description]) => [
    status,
    { description, content },
  ])
  operation.responses = { ...Object.fromEntries(problems), ...operation.responses }
  operation.security = [{ key: [meta.scope] }]
  if (isRead) return
  const schema = { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' }
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema,
    description: 'The same key and body get the same answer for 24 hours.',
  }
  operation.parameters = [...(operation.parameters ?? []), key]
}
