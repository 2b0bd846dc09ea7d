import type { Translation } from '../../language/translation.ts';
import type * as english from '../proxySignIn.ts';

export const proxyTexts: Translation<typeof english.proxyTexts> = {
  title: 'Beim Proxy anmelden',
  asks: ({ proxy }) =>
    `${proxy} verlangt Benutzername und Kennwort, bevor OMS Connect durchgelassen wird. Windows meldet sich selbst an, wo es möglich ist; hier war es nicht möglich.`,
  says: ({ realm }) => `Der Proxy nennt sich „${realm}“.`,
  user: 'Benutzername',
  userHint: 'Häufig mit der Domäne: CONTOSO\\Name',
  password: 'Kennwort',
  readable:
    'Dieser Proxy bietet keine verschlüsselte Anmeldung: Ihre Eingabe kann auf dem Weg zu ihm gelesen werden. Melden Sie sich nur in einem Netzwerk an, dem Sie vertrauen.',
  refused:
    'Der Proxy hat diesen Benutzernamen und dieses Kennwort nicht angenommen. Geben Sie beides erneut ein.',
  kept: 'Bleibt im Arbeitsspeicher, bis OMS Connect geschlossen wird, und wird nirgends gespeichert.',
  userMissing: 'Geben Sie den Benutzernamen ein.',
  userUnusable: 'Ein Benutzername enthält keinen Doppelpunkt (:).',
  signIn: 'Anmelden',
  cancel: 'Abbrechen',
};
