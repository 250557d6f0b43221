import { decide } from './decide.ts'
import { intake } from './intake.ts'
import { type Figure, report } from './measure.ts'
import { nextPainted } from './next-painted.ts'
import { writeFigures } from './readme.ts'
import { start } from './start.ts'

/** `pnpm bench [n1|n3|n5|n6|start|intake|decide|next-painted …]`: without a name all of them, one after another. */
const BENCHES: readonly { readonly id: string; readonly name: string; readonly run: () => Promise<Figure[]> }[] = [
  { id: 'n1', name: 'start', run: start },
  { id: 'n3', name: 'intake', run: intake },
  { id: 'n5', name: 'decide', run: decide },
  { id: 'n6', name: 'next-painted', run: nextPainted },
]

const wanted = process.argv.slice(2).map((word) => word.toLowerCase())
const known = BENCHES.flatMap(({ id, name }) => [id, name])
const unknown = wanted.filter((word) => !known.includes(word))
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(', ')}; there are ${known.join(', ')}`)
  process.exit(2)
}
for (const { id, name, run } of BENCHES) {
  if (wanted.length === 0 || wanted.includes(id) || wanted.includes(name)) report(id, await run())
}
writeFigures()
