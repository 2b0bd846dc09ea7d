import { localised } from '../language/localised.ts';
import { formatNumber } from './format.ts';

/** What the command line says of itself, and of arguments that make no sense. */
export const usageTexts = localised('usageTexts', {
  unknownOption: (name: string | undefined) =>
    name === undefined ? 'There is an option that is not known here.' : `There is no option ${name}.`,
  takesNoValue: (name: string) => `The option --${name} takes no value.`,
  needsValue: (name: string) => `The option --${name} needs a value.`,
  needsNumber: (name: string, least: number, most: number) =>
    `The option --${name} needs a whole number from ${least} to ${formatNumber(most)}.`,
  needsWord: (name: string, words: readonly string[]) =>
    `The option --${name} needs one of these words: ${words.join(', ')}.`,
  noFile: (name: string) => `The file of --${name} is not there.`,
  twice: (name: string) => `The option --${name} was given twice.`,
  onlyWith: (name: string, what: string) => `The option --${name} goes with ${what} only.`,
  exclude: (names: readonly [string, string]) =>
    `The options --${names[0]} and --${names[1]} exclude each other.`,
  connectionIsId: 'The option --connection needs the ID of a connection, which is a GUID: “list” shows it.',
  noVerb: (verbs: readonly string[], given?: string) =>
    `${given === undefined ? '' : `“${given}” is no verb. `}Say what to do: ${verbs.join(', ')}.`,
  tooManyWords: 'There is a word too many. One verb, then options.',
  secretOnCommandLine:
    'A client secret does not belong on the command line, where other programs can read it. Nothing was done. Give it by standard input, and replace this one in Microsoft Entra ID.',
  seeHelp: '“npm run cli -- help” lists verbs and options.',
  help: `OMS Connect on the command line

  npm run --silent cli -- VERB [options]

Verbs
  sync             brings the computer groups into step with the site
                     --full      reads every member of every collection, not only what changed
                     --dry-run   says what would be done and why, and changes nothing
                     --groups    also lists the groups with their members
  verify           compares every group with the site and counts it in the workspace
  status           how the connections are: state, last success, next sync, questions, client secret
  list             the connections and their computer groups
  diagnose         what this computer knows, and whether it reaches the services
  export           writes a connection as a file for another computer, without its client secret
                     --out FILE  into this file, not to standard output; never over one that is there
  export-support   puts log, connections without client secrets, syncs and policy into a ZIP file for support
                     --out FILE    into this file, not into the current folder; never over one that is there
                     --with-names  names of computers, people, tenant and collections stay as they are
  update-secret    reads a new client secret from standard input, proves it, and replaces the stored one
  help             this text

Options
  --connection ID         this connection only
  --json                  one JSON document on standard output, and nothing else there
  --log-level LEVEL       how much goes to the log: failures, warnings, normal, verbose
  --user-data-dir DIR     folder of this account: secrets, log, practice
  --shared-data-dir DIR   folder of the connections (default: “shared” in the former)
  --practice              a made-up site and a made-up Azure; what is written is kept in --user-data-dir
    --site FILE             site file (simulator/configmgr/README.md), or a folder with the answers of an AdminService
    --collections N         or a generated site with N device collections, built-in ones included,
    --devices M             M devices (500)
    --seed S                and this seed (1)
    --practice-secret FILE  one more client secret that the made-up Azure accepts

Standard output has the result and nothing else; messages go beside it.
Exit codes: 0 done; 1 stopped; 2 partly done, or a question waits; 3 nothing could be started.
  verify: 0 all in sync, 1 some wrong, 2 some missing or not checked. diagnose: 0 all well, 1 something is not.
  status: 0 in order, 1 needs attention, 2 stopped, 3 cannot be read.

A connection to a real SMS Provider is read here, but not synced: Node cannot sign in with Windows credentials.`,
});
