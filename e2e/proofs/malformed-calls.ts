import { deskContract, TRANSPORT_ANSWERS } from '@mimamori/contract/desk-contract'
import type { OperationMeta } from '@mimamori/contract/operation-contract'
import { CSRF_HEADER, DESK_PREFIX } from '@mimamori/contract/transport-contract'
import type { Random } from '@mimamori/examples/seeded-random'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { MalformedRequest } from './malformed-answers.ts'
import { examplesFrom, type JsonSchema } from './malformed-examples.ts'
import { oddExample } from './malformed-oddities.ts'
import { MARK, oddText } from './malformed-values.ts'
import { type BodySpoiler, createBodySpoiler } from './schema-flaws.ts'

/** Whoever calls: the cookie of a session, or none, and whether they may do what the procedures do. */
export type Caller = { readonly cookie: string | null; readonly may: boolean }

export type ProcedureInfo = {
  readonly path: string
  /** without a session nothing is to be had from it */
  readonly forStaff: boolean
  /** nothing is to be had from it with one either */
  readonly closed: boolean
  /** a lead, who may do most, may do it, and hears of a flaw before being asked to confirm it anew */
  readonly forLeads: boolean
  /** of the refusals it declares */
  readonly statuses: readonly number[]
  readonly good: readonly Readonly<Record<string, unknown>>[]
  readonly odd: (random: Random) => unknown
  readonly spoilings: readonly BodySpoiler[]
}

type DeclaredProcedure = {
  readonly '~orpc': {
    readonly inputSchema?: unknown
    readonly errorMap: Readonly<Record<string, { status?: number }>>
    readonly meta: OperationMeta
  }
}
type StandardSchema = {
  readonly '~standard': { readonly jsonSchema: { input(options: { target: string }): JsonSchema } }
}

/** What a schema means where it names one of the definitions beside it. */
const schemaResolver =
  ({ $defs = {} }: JsonSchema) =>
  (schema: JsonSchema): JsonSchema =>
    (schema.$ref ? $defs[schema.$ref.replace('#/$defs/', '')] : undefined) ?? schema

function describeProcedure(
  path: string,
  { '~orpc': { inputSchema, errorMap, meta } }: DeclaredProcedure,
): ProcedureInfo {
  const { permission, session } = meta
  const standard = inputSchema as StandardSchema | undefined
  const schema = standard?.['~standard'].jsonSchema.input({ target: 'draft-2020-12' })
  const resolve = schemaResolver(schema ?? {})
  const good = schema ? (examplesFrom(schema, resolve) as Record<string, unknown>[]) : []
  return {
    path,
    forStaff: session !== 'none',
    // of whoever is between the password and the second factor; nobody here is
    closed: session === 'factor',
    forLeads: session !== 'enrol' && (permission === undefined || may('lead', permission)),
    statuses: Object.values(errorMap).map(({ status = 500 }) => status),
    good,
    odd: (random) => (schema ? oddExample(random, schema, resolve) : {}),
    spoilings: schema ? good.map((example) => createBodySpoiler(schema, example, resolve)) : [],
  }
}

type ProcedureGroup = { readonly [name: string]: DeclaredProcedure | ProcedureGroup }

const isDeclared = (it: DeclaredProcedure | ProcedureGroup): it is DeclaredProcedure => '~orpc' in it

const proceduresIn = (group: ProcedureGroup, path: string): ProcedureInfo[] =>
  Object.entries(group).flatMap(([name, it]) =>
    isDeclared(it) ? describeProcedure(`${path}/${name}`, it) : proceduresIn(it, `${path}/${name}`),
  )

/** Every procedure of the browser's API, as its contract declares it. */
export const listProcedures = (): ProcedureInfo[] => proceduresIn(deskContract as unknown as ProcedureGroup, '')

/** The body of a call. */
export const encodeInput = (input: string): string => `{"json":${input}}`

/** A call that ends before anybody looks at who makes it: the answer is the same for everybody. */
export function rejectedBeforeReading(
  { path }: Pick<ProcedureInfo, 'path'>,
  { cookie }: Caller,
  rest: Pick<MalformedRequest, 'what' | 'body' | 'statuses'> & Partial<MalformedRequest>,
): MalformedRequest {
  const own = { 'content-type': 'application/json', [CSRF_HEADER.name]: CSRF_HEADER.value }
  return {
    method: 'POST',
    path: `${DESK_PREFIX}${path}`,
    names: [],
    ...rest,
    headers: { ...own, ...(cookie === null ? {} : { cookie }), ...rest.headers },
  }
}

/** A call whose body can be read, with a flawed input unless statuses say otherwise. A stranger hears of no flaw. */
export function malformedCall(
  procedure: ProcedureInfo,
  caller: Caller,
  {
    statuses = [TRANSPORT_ANSWERS.BAD_REQUEST],
    ...rest
  }: Pick<MalformedRequest, 'what' | 'body'> & Partial<MalformedRequest>,
): MalformedRequest {
  if (procedure.closed || (procedure.forStaff && caller.cookie === null))
    return rejectedBeforeReading(procedure, caller, { ...rest, names: [], statuses: [TRANSPORT_ANSWERS.UNAUTHORIZED] })
  if (caller.may && procedure.forLeads) return rejectedBeforeReading(procedure, caller, { ...rest, statuses })
  const refused = procedure.statuses.filter((status) => status === 403)
  return rejectedBeforeReading(procedure, caller, { ...rest, names: [], statuses: [...statuses, ...refused] })
}

/** The same call without the mark of the page, or with that of another one. */
export function crossSiteCall(random: Random, broken: MalformedRequest): MalformedRequest {
  const { [CSRF_HEADER.name]: _, ...unmarked } = broken.headers
  const host = oddText(random).replace(/[^\x21-\x7e]/g, '')
  const headers = random.pick<Record<string, string>>([
    unmarked,
    { ...unmarked, [CSRF_HEADER.name]: MARK },
    {
      ...broken.headers,
      origin: random.pick([`https://${MARK}.example`, 'null', '', 'x', 'http://', 'file:///', host]),
    },
    { ...broken.headers, 'sec-fetch-site': random.pick(['cross-site', 'same-site', MARK, '']) },
  ])
  const statuses = [TRANSPORT_ANSWERS.CROSS_SITE]
  return { ...broken, what: `${broken.what}, from elsewhere`, headers, statuses, names: [] }
}
