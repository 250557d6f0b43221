/** As much of JSON Schema as the contract's own documents use. */
export type Schema = {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly pattern?: string
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly description?: string
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

/** A field as a line to read: its path, what it is, whether it must be there. */
export type FieldRow = {
  readonly path: string
  readonly kind: string
  readonly limits: string
  readonly required: boolean
}

const bounds = (what: string, from: number | undefined, to: number | undefined): string => {
  // the limits of the language itself say nothing
  const least = from !== undefined && from > Number.MIN_SAFE_INTEGER ? from : null
  const most = to !== undefined && to < Number.MAX_SAFE_INTEGER ? to : null
  if (least === null && most === null) return ''
  const range = most === null ? `at least ${least}` : least ? `${least} to ${most}` : `at most ${most}`
  return what ? `${range} ${what}` : range
}

const options = ({ anyOf, oneOf }: Schema): readonly Schema[] => anyOf ?? oneOf ?? []

/** The schema itself where it may also be null. */
function withoutNull(schema: Schema): { schema: Schema; nullable: boolean } {
  const others = options(schema).filter(({ type }) => type !== 'null')
  const [only] = others
  const nullable = others.length < options(schema).length
  return nullable && others.length === 1 && only ? { schema: only, nullable } : { schema, nullable: false }
}

function kindOf(given: Schema): string {
  const { schema, nullable } = withoutNull(given)
  const name = schema.$ref?.split('/').at(-1)
  const among = options(schema).map(kindOf)
  const kind =
    name ??
    (schema.const !== undefined ? JSON.stringify(schema.const) : undefined) ??
    (schema.type === 'array' ? `list of ${kindOf(schema.items ?? {})}` : undefined) ??
    schema.type ??
    (among.length > 0 ? [...new Set(among)].join(' or ') : 'anything')
  return nullable ? `${kind} or null` : kind
}

function limitsOf(given: Schema): string {
  const { schema } = withoutNull(given)
  const inner = schema.type === 'array' ? limitsOf(schema.items ?? {}) : ''
  return [
    schema.enum ? schema.enum.map(String).join(' · ') : '',
    bounds('characters', schema.minLength, schema.maxLength),
    bounds('', schema.minimum, schema.maximum),
    bounds('items', schema.minItems, schema.maxItems),
    schema.pattern ?? '',
    schema.format ?? '',
    inner,
    schema.description ?? '',
  ]
    .filter((part) => part !== '')
    .join('; ')
}

/** What lies inside: fields of an object, of an object in a list, of every alternative. */
function innerSchemas(given: Schema): readonly Schema[] {
  const { schema } = withoutNull(given)
  if (schema.type === 'array' && schema.items) return innerSchemas(schema.items)
  if (schema.properties) return [schema]
  return options(schema).flatMap(innerSchemas)
}

/** Every field of a schema, depth first; a field that stands in several alternatives is one line. */
export function fieldRows(schema: Schema, before = ''): FieldRow[] {
  const rows = innerSchemas(schema).flatMap(({ properties = {}, required = [] }) =>
    Object.entries(properties).flatMap(([name, field]) => {
      const list = withoutNull(field).schema.type === 'array' ? '[]' : ''
      const path = `${before}${name}${list}`
      const row = { path, kind: kindOf(field), limits: limitsOf(field), required: required.includes(name) }
      return [row, ...fieldRows(field, `${path}.`)]
    }),
  )
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()]
}
