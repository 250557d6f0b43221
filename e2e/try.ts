import { startDesk } from './running/desk.ts'
import { examplesOf, poolOf, preparedJob, preparedMember, sendAll } from './running/intake.ts'
import { statSync } from 'node:fs'
const env = Object.fromEntries(['TURNS','CKPT'].flatMap(k=>process.env[k]?[[k,process.env[k]!]]:[]))
const N=Number(process.env.N??12000), C=Number(process.env.CONN??8)
const desk = await startDesk({ ownClock:true, environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000', ...env } })
const pool = poolOf(desk.url, C)
const ex = examplesOf(3)
const jobs = Array.from({length:N},(_, n)=>preparedJob(desk.apiKey, ex.job(`J-${n}`)))
await sendAll(pool, ex.members.map(m=>preparedMember(desk.apiKey,m)))
process.kill(desk.pid(),'SIGUSR2'); await new Promise(r=>setTimeout(r,200))
const t=performance.now()
await sendAll(pool, jobs, C)
const s=(performance.now()-t)/1000
process.kill(desk.pid(),'SIGUSR2'); await new Promise(r=>setTimeout(r,200))
console.log(JSON.stringify(env), 'conn',C,'rate', Math.round(N/s), desk.complaints().trim().split('\n').pop(), 'db MB', statSync(desk.databaseFile).size/1e6, 'wal MB', statSync(desk.databaseFile+'-wal').size/1e6)
await pool.close(); await desk.discard()
