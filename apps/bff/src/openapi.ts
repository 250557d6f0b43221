import { WebhookEvent } from '@mimamori/contract/delivery/events'
import { BATCH_BODIES, INTAKE_PREFIX, intakeContract } from '@mimamori/contract/intake/contract'
import { Problem } from '@mimamori/contract/intake/errors'
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'

const PROBLEMS = {
  400: 'Flaws',
  401: 'No valid key',
  403: 'Scope missing',
  404: 'Not found',
  413: 'Too large',
  415: 'Not JSON in UTF-8',
  422: 'Idempotency-Key used with another body, or a report for a reason that is not offered',
  429: 'Too many requests',
  500: 'Unexpected',
  503: 'Not stored',
}

type Operation = { responses?: Record<string, unknown>; parameters?: unknown[] }

/** The OpenAPI 3.1 document of the intake API, made from the contract the server runs on. */
export async function openApiDocument(): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(intakeContract, {
    info: {
      title: 'Mimamori intake API',
      version: '1',
      description:
        'For the servers of the marketplace. Errors are lists of `{ path, expected, got }`. Every answer carries an `x-request-id`, yours if you sent one: the desk finds the request by it.',
    },
    servers: [{ url: INTAKE_PREFIX }],
    security: [{ key: [] }],
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    commonSchemas: {
      Problem: { schema: Problem },
      WebhookEvent: { schema: WebhookEvent },
      Member: { schema: BATCH_BODIES.member, strategy: 'input' },
      Job: { schema: BATCH_BODIES.job, strategy: 'input' },
      Proposal: { schema: BATCH_BODIES.proposal, strategy: 'input' },
      Message: { schema: BATCH_BODIES.message, strategy: 'input' },
      Report: { schema: BATCH_BODIES.report, strategy: 'input' },
    },
  })
  for (const item of Object.values(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(item ?? {})) complete(method, operation as Operation)
  }
  return document
}

/** What every operation shares: the problem answers, and the key that makes a write safe to send again. */
function complete(method: string, operation: Operation): void {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } }
  const problems = Object.entries(PROBLEMS).map(([status, description]) => [status, { description, content }])
  operation.responses = { ...Object.fromEntries(problems), ...operation.responses }
  if (method === 'get') return
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
