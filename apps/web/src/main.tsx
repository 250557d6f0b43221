import { createRoot } from 'react-dom/client'
import { heedDevice } from './api/connection.ts'
import { heedPerson } from './api/sign-of-life.ts'
import { Front } from './app/front.tsx'
import { LanguageProvider } from './language/language.tsx'
import './styles.css'

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
heedDevice(window)
heedPerson(window)
createRoot(place).render(
  <LanguageProvider>
    <Front />
  </LanguageProvider>,
)
