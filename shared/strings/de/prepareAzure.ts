import type { Translation } from '../../language/translation.ts';
import { pageNames } from '../pages.ts';
import { pasteTexts } from '../pasteResult.ts';
import type * as english from '../prepareAzure.ts';

export const prepareTexts: Translation<typeof english.prepareTexts> = {
  open: 'Azure vorbereiten',
  openNote: 'Alle drei auf einmal:',
  name: 'Azure vorbereiten',
  back: 'Zurück (ALT+NACH-LINKS)',
  windowTitle: 'Azure vorbereiten – OMS Connect',
  lead: 'App und Arbeitsbereich vorbereiten',
  sentence:
    'Wählen Sie, was vorhanden sein soll, und dann einen von drei Wegen dorthin. Von hier aus wird nichts geändert: Eine Person mit Rechten in Azure führt es aus.',
  realTitle: 'Dies gilt für Ihr echtes Azure, nicht für die Übung',
  realBody:
    'Die Links führen in das echte Portal, und das Skript ändert, worin es sich anmeldet. Die Übung braucht nichts davon: Wählen Sie Zurück, um fortzufahren.',
  formTitle: 'Was vorzubereiten ist',
  waysTitle: 'Vorgehensweise',
  waysLabel: 'Wege, Azure vorzubereiten',
  ways: { hand: 'Von Hand', script: 'Skript', request: 'Text für das Azure-Team' },
  cloud: 'Azure-Umgebung',
  app: 'App',
  appToday: 'App-Registrierung',
  appKind: 'Ob die App bereits vorhanden ist',
  appName: 'Name der App',
  clientId: 'Anwendungs-ID (Client)',
  group: 'Azure-Ressourcengruppe',
  groupKind: 'Ob die Ressourcengruppe bereits vorhanden ist',
  groupName: 'Name der Ressourcengruppe',
  workspace: 'OMS-Arbeitsbereich',
  workspaceToday: 'Log Analytics-Arbeitsbereich',
  workspaceKind: 'Ob der Arbeitsbereich bereits vorhanden ist',
  workspaceName: 'Name des Arbeitsbereichs',
  workspaceFollows: 'Neu, da die Ressourcengruppe neu ist.',
  location: 'Region',
  locationHint: 'Der neuen Ressourcengruppe und des neuen Arbeitsbereichs.',
  subscription: 'Azure-Abonnement',
  subscriptionToday: 'Die ID',
  subscriptionHint: 'Lassen Sie das Feld leer, um das angemeldete Abonnement zu verwenden.',
  secret: 'Geheimer Clientschlüssel',
  secretToday: 'Gültigkeitsdauer',
  secretHint: 'Kürzer ist sicherer; die App erinnert Sie rechtzeitig.',
  role: 'Rolle der App',
  roleNotes: {
    workspace: 'Das Mindeste, das ausreicht.',
    resourceGroup: 'Wie in der Dokumentation des OMS-Connectors verlangt.',
  },
  expiry: 'Ablauf des Clientschlüssels',
  expiryLabel: 'Die App darf lesen, wann ihr geheimer Clientschlüssel abläuft',
  expiryHint:
    'Microsoft Graph-Berechtigung Application.Read.All, mit der die App alle App-Registrierungen lesen darf. Ohne sie geben Sie das Datum ein.',
  origins: { new: 'Neu', existing: 'Vorhanden' },
  toGoOn: 'Berichtigen Sie die oben markierten Angaben, um Schritte und Skript zu sehen.',
  shellLabel: 'Art des Skripts',
  shells: { bash: 'Azure CLI (Bash)', powerShell: 'Az PowerShell' },
  scriptSteps: {
    bash: 'Öffnen Sie {link} (Bash) oder ein Terminal, in dem die Azure CLI angemeldet ist, fügen Sie das Skript ein, und drücken Sie die EINGABETASTE.',
    powerShell:
      'Öffnen Sie {link} (PowerShell) oder eine PowerShell, in der Sie Connect-AzAccount ausgeführt haben, fügen Sie das Skript ein, und drücken Sie die EINGABETASTE.',
    bashLocal:
      'Öffnen Sie ein Terminal, in dem die Azure CLI angemeldet ist (az cloud set, az login), fügen Sie das Skript ein, und drücken Sie die EINGABETASTE.',
    powerShellLocal:
      'Öffnen Sie eine PowerShell, in der Sie Connect-AzAccount ausgeführt haben, fügen Sie das Skript ein, und drücken Sie die EINGABETASTE.',
  },
  scriptShell: 'Azure Cloud Shell',
  scriptAgain:
    'Sie können es erneut ausführen: Vorhandenes bleibt unverändert, und es wird kein zweiter geheimer Clientschlüssel erstellt.',
  get scriptResult() {
    return `Die letzte Zeile ist das Ergebnis mit dem geheimen Clientschlüssel. Kopieren Sie sie, und wählen Sie „${pasteTexts.open}“ auf der Seite „${pageNames.azureAd.name}“.`;
  },
  requestLead:
    'Senden Sie dies an die Personen, die Azure für Sie verwalten. Der Text fragt nach keinem Kennwort und enthält keines.',
  requestTextLabel: 'Der Text',
  scriptTextLabel: 'Das Skript',
  copy: 'Kopieren',
  save: 'Als Datei speichern',
  copyOf: { script: 'Skript kopieren', request: 'Text kopieren' },
  saveOf: { script: 'Als Datei speichern: das Skript', request: 'Als Datei speichern: der Text' },
  saved: 'Gespeichert',
  fileNames: {
    bash: 'prepare-oms-connect.sh',
    powerShell: 'prepare-oms-connect.ps1',
    request: 'prepare-oms-connect.txt',
  },
};

export const roleNames: Translation<typeof english.roleNames> = {
  workspace: 'Log Analytics Contributor im Arbeitsbereich',
  resourceGroup: 'Contributor in der Ressourcengruppe',
};

export const secretLifeNames: Translation<typeof english.secretLifeNames> = {
  180: '6 Monate (180 Tage)',
  365: '12 Monate (365 Tage)',
  730: '24 Monate (730 Tage)',
  0: 'Keiner: Er wird von Hand erstellt',
};

export const prepareIssues: Translation<typeof english.prepareIssues> = {
  subscriptionMalformed:
    'Eine Abonnement-ID hat 36 Zeichen. Lassen Sie das Feld leer, wenn Sie sie nicht kennen.',
  appNameMissing: 'Geben Sie einen Namen für die App ein.',
  appNameTooLong: 'Ein Name hat höchstens 120 Zeichen.',
  appNameCharacters: 'Ein Name besteht aus einer Zeile Text.',
  clientIdMissing: 'Fügen Sie die Anwendungs-ID (Client) der App ein.',
  clientIdMalformed: 'Eine Client-ID hat 36 Zeichen, z. B. 6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b30.',
  resourceGroupMissing: 'Geben Sie den Namen der Ressourcengruppe ein.',
  resourceGroupMalformed:
    'Bis zu 90 Buchstaben, Ziffern und - _ . ( ). Der Name endet nicht mit einem Punkt.',
  workspaceMissing: 'Geben Sie den Namen des Arbeitsbereichs ein.',
  workspaceMalformed:
    '4 bis 63 Buchstaben, Ziffern und Bindestriche. Der Name beginnt und endet mit einem Buchstaben oder einer Ziffer.',
  locationMissing: 'Wählen Sie eine Region aus, oder geben Sie ihren Namen ein.',
  locationMalformed: 'Eine Region wird z. B. westeurope geschrieben.',
};
