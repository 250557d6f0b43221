import './keys/unheard.ts'
import { createRoot } from 'react-dom/client'
import { heedDevice } from './api/connection.ts'
import { readPageStart } from './api/page-start.ts'
import { heedPerson } from './api/sign-of-life.ts'
import { beginning } from './app/beginning.ts'
import { Front } from './app/front.tsx'
import { LanguageProvider } from './language/language.tsx'
import './styles.css'

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
heedDevice(window)
heedPerson(window)
readPageStart(document)
const { spoken, state } = await beginning()
createRoot(place).render(
  <LanguageProvider first={spoken}>
    <Front first={state} />
  </LanguageProvider>,
)
