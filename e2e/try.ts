import { startPair } from './running/marketplace.ts'
import { signIn, demoAccount } from './running/people.ts'
const t=performance.now()
const pair = await startPair({demo:true}, 40)
console.log('ready', performance.now()-t, pair.desk.url)
const sato = await signIn(pair.desk.url, demoAccount('sato'))
await new Promise(r=>setTimeout(r,3000))
console.log(await sato.client.queue.counts())
const c = await sato.client.cases.claimNext({queue:'flagged'})
console.log(c?.content.title)
console.log(await pair.marketplace.received())
await pair.discard()
