import { parseArgs } from 'node:util';

export interface CommandLine {
  readonly port: number;
  readonly json: boolean;
  readonly log: boolean;
  readonly help: boolean;
  readonly siteFile?: string;
  readonly faultsFile?: string;
  readonly generated?: { readonly collections: number; readonly devices: number; readonly seed: number };
}

/** Arguments that make no sense: the sentence is for the person who typed them. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `Simulated Azure and Configuration Manager site, on 127.0.0.1 only.

  npm run simulator -- [options]

  --port N            443: HTTPS under the real host names. Any other port: an HTTPS proxy (CONNECT) for those
                      names. Default 0, a free port.
  --json              one line of JSON when ready
  --site FILE         site file (default: the site of practice mode)
  --collections N     generated site instead: device collections, built-in ones included
  --devices M         generated site: devices (default 500)
  --seed S            generated site: seed (default 1)
  --faults FILE       JSON array of faults
  --log               one line per request on stderr
  --help              this text`;

function readCount(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new UsageError(`--${name} needs a whole number from ${least} to ${most}, not "${text}".`);
  }
  return value;
}

/** Reads the arguments after the script's name. Throws `UsageError`. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const values = parse(args);
  const isGenerated = [values.collections, values.devices, values.seed].some((value) => value !== undefined);
  if (isGenerated && values.site !== undefined) {
    throw new UsageError('--site and --collections, --devices or --seed exclude each other.');
  }
  const generated = {
    collections: readCount('collections', values.collections ?? '20', 1, 100_000),
    devices: readCount('devices', values.devices ?? '500', 0, 1_000_000),
    seed: readCount('seed', values.seed ?? '1', 0, 4_294_967_295),
  };
  return {
    port: readCount('port', values.port ?? '0', 0, 65_535),
    json: values.json === true,
    log: values.log === true,
    help: values.help === true,
    ...(values.site === undefined ? {} : { siteFile: values.site }),
    ...(values.faults === undefined ? {} : { faultsFile: values.faults }),
    ...(isGenerated ? { generated } : {}),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        json: { type: 'boolean' },
        site: { type: 'string' },
        collections: { type: 'string' },
        devices: { type: 'string' },
        seed: { type: 'string' },
        faults: { type: 'string' },
        log: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
