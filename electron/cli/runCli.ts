import { cliTexts } from '../../shared/strings/cli.ts';
import { usageTexts } from '../../shared/strings/cliUsage.ts';
import { parseCommandLine, type Verb } from './commandLine.ts';
import { startNodeApp } from './nodeApp.ts';
import type { ExitCode, Surroundings } from './surroundings.ts';
import { cannotStart, documentError } from './syncDocument.ts';
import { diagnose } from './verbs/diagnose.ts';
import { exportConnection } from './verbs/export.ts';
import { exportSupport } from './verbs/exportSupport.ts';
import { list } from './verbs/list.ts';
import { status } from './verbs/status.ts';
import { sync } from './verbs/sync.ts';
import { updateSecret } from './verbs/updateSecret.ts';
import { refusalDocument, type VerbRunner } from './verbs/verb.ts';
import { verify } from './verbs/verify.ts';

const runners: Readonly<Record<Exclude<Verb, 'help'>, VerbRunner>> = {
  sync,
  verify,
  status,
  list,
  diagnose,
  export: exportConnection,
  'export-support': exportSupport,
  'update-secret': updateSecret,
};

/** One call of the program, from its arguments to its exit code. */
export async function runCli(world: Surroundings): Promise<ExitCode> {
  const parsed = parseCommandLine(world.args, world.cwd);
  if (!parsed.ok) {
    const { sentence, verb, json } = parsed;
    return refuse(world, { sentence, action: usageTexts.seeHelp, verb, json });
  }
  const line = parsed.value;
  if (line.verb === 'help') {
    world.out(usageTexts.help);
    return 0;
  }
  const started = startNodeApp(line, world);
  if (!started.ok) return refuse(world, { ...line, sentence: started.sentence, action: '' });
  const app = started.value;
  world.onStop(() => {
    world.err(cliTexts.stopping);
    void app.close();
  });
  try {
    return await runners[line.verb]({
      ...{ line, app, input: world.input, clock: world.clock },
      now: () => world.clock.now(),
      system: {
        version: world.version,
        runtime: world.runtime,
        platform: world.platform,
        computer: world.computer,
      },
      print: world.out,
      tell: world.err,
    });
  } finally {
    await app.close();
  }
}

interface Refused {
  readonly sentence: string;
  readonly action: string;
  readonly verb: Verb | undefined;
  readonly json: boolean;
}

/** Whoever asked for a document gets one, also of a call that made no sense. */
function refuse({ out, err }: Surroundings, { sentence, action, verb, json }: Refused): ExitCode {
  err(action === '' ? sentence : `${sentence} ${action}`);
  const refusal = { title: sentence, action };
  const document = { ...cannotStart, ...documentError(refusal) };
  if (json) out(JSON.stringify(verb === 'sync' ? document : refusalDocument(refusal)));
  return 3;
}
