import { inEnglish } from '../../language/active.ts';
import type { Translation } from '../../language/translation.ts';
import type * as english from '../howToRenewal.ts';
import { howToRenewal as inForce } from '../howToRenewal.ts';
import { appPermissions } from '../links.ts';
import { renewalTexts } from '../renewal.ts';

export const howToRenewal: Translation<typeof english.howToRenewal> = (context) => ({
  title: 'Der App erlauben, ihren eigenen Clientschlüssel zu erneuern',
  forWhom:
    'Für eine Person mit der Rolle Administrator für privilegierte Rollen oder Globaler Administrator in Microsoft Entra ID. Beides ist erforderlich: die Berechtigung, und dass die App sich selbst besitzt.',
  steps: [
    {
      text: 'Fügen Sie unter {link} die Anwendungsberechtigung „Microsoft Graph“ > Application.ReadWrite.OwnedBy hinzu, und erteilen Sie die Administratorzustimmung. Sie gilt nur für Apps, die diese App besitzt.',
      link: { label: 'API-Berechtigungen', url: appPermissions(context) },
    },
    {
      text: 'Machen Sie den Dienstprinzipal der App zum Besitzer der App. Das Portal bietet dies nicht an; der letzte der folgenden Befehle erledigt es.',
    },
    {
      text: `Kehren Sie dann zurück, und wählen Sie „${renewalTexts.checkAgain}“. Es kann einige Minuten dauern, bis die Berechtigung wirkt.`,
    },
  ],
  // Commands are the same in every language.
  commands: inEnglish(() => inForce(context).commands),
});
