/** What a figure is held to. */
type FigureTarget = {
  readonly of: RegExp
  readonly engine?: RegExp
  readonly atMost?: number
  readonly atLeast?: number
}

type MeasuredFigure = {
  readonly id: string
  readonly name: string
  readonly value: number
  readonly engine: string
}

/** what a desk is compared with has no bar of its own */
const LIMIT_PROGRAM: FigureTarget = { of: /, limit program$/ }
const OF_ITS_LIMIT = /, of its limit$/

/** By the row of a figure; the first that fits holds, and what none fits is there to be compared with. */
const TARGETS: Readonly<Record<string, readonly FigureTarget[]>> = {
  N1: [
    { of: /warm/, atMost: 2 },
    { of: /cold/, atMost: 30 },
  ],
  // with the search index, which is written in the same transaction
  N3: [LIMIT_PROGRAM, { of: OF_ITS_LIMIT, atLeast: 0.5 }, { of: /./, atLeast: 1_500 }],
  N4: [
    LIMIT_PROGRAM,
    { of: OF_ITS_LIMIT, atMost: 2 },
    { of: /→/, atMost: 1.3 },
    { of: /./, engine: /sqlite/, atMost: 3 },
  ],
  N5: [
    { of: /^decide, p95, .*, of its limit$/, atMost: 2.5 },
    { of: /^decide, durable, .*, of its limit$/, atLeast: 0.6 },
  ],
  N6: [
    { of: /first frame/, atLeast: 99 },
    { of: /laid out/, atMost: 5 },
  ],
  N9: [
    { of: /largest paint/, atMost: 500 },
    { of: /shift/, atMost: 0.02 },
    { of: /next paint/, atMost: 32 },
  ],
  N10: [
    { of: /filtered/, atMost: 100 },
    { of: /frame/, atMost: 34 },
  ],
  N11: [
    { of: /^search/, engine: /sqlite/, atMost: 10 },
    { of: /^search/, engine: /postgres/, atMost: 30 },
  ],
  N12: [
    { of: /painted/, atMost: 300 },
    { of: /→/, atMost: 1.3 },
    { of: /./, atMost: 5 },
  ],
  N13: [
    { of: /memory/, atMost: 250 },
    { of: /ready/, atMost: 2 },
  ],
  N23: [{ of: /a million entries/, atMost: 5 }],
  N25: [{ of: /./, atMost: 2 }],
  N26: [LIMIT_PROGRAM, { of: OF_ITS_LIMIT, atMost: 2 }, { of: /longest wait/, atMost: 500 }],
  N30: [
    { of: /rules and model/, atLeast: 3_000 },
    { of: /20,000 characters/, atMost: 50 },
  ],
  N31: [{ of: /of its own without/, atMost: 1.5 }],
  N32: [{ of: /first time/ }, { of: /memory/, atMost: 400 }, { of: /./, atMost: 20 }],
  learning: [
    { of: /worst trick/, atLeast: 0.8 },
    { of: /precision on the rest/, atLeast: 0.95 },
  ],
  'live-notice': [{ of: /./, atMost: 1_000 }],
  N38: [{ of: /longest pause/, atMost: 100 }],
}

/** The bar of a figure in words; one that is missed says so in bold. Empty: it has none. */
export function describeTarget({ id, name, value, engine }: MeasuredFigure): string {
  const bar = TARGETS[id]?.find(({ of, engine: on }) => of.test(name) && (on?.test(engine) ?? true))
  if (!bar) return ''
  const { atMost, atLeast } = bar
  const words = [atMost === undefined ? '' : `≤ ${atMost}`, atLeast === undefined ? '' : `≥ ${atLeast}`]
  const missed = value > (atMost ?? value) || value < (atLeast ?? value)
  return `${missed ? '**missed** ' : ''}${words.filter((word) => word !== '').join(', ')}`
}
