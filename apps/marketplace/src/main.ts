import { readConfiguration } from './marketplace-configuration.ts'
import { startMarketplace } from './start-marketplace.ts'

const read = readConfiguration(process.env)
if (!read.ok) {
  for (const fault of read.faults) console.error(fault)
  process.exit(2)
}

const marketplace = await startMarketplace(read.configuration).catch((error: Error) => {
  console.error(`the marketplace cannot start: ${error.message}`)
  process.exit(1)
})
console.log(JSON.stringify({ marketplace: marketplace.url }))

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(130)
    stopping = true
    marketplace.stop().then(
      () => process.exit(0),
      (error: Error) => {
        console.error(`the marketplace stopped badly: ${error.message}`)
        process.exit(1)
      },
    )
  })
}
