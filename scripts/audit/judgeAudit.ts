import { z } from 'zod';

/** What `npm audit --json` says, told apart by whether it is in the product or among the tools. */

const severities = ['info', 'low', 'moderate', 'high', 'critical'] as const;
type Severity = (typeof severities)[number];

const answer = z.looseObject({
  vulnerabilities: z.record(
    z.string(),
    z.looseObject({
      name: z.string(),
      severity: z.enum(severities),
      range: z.string(),
      via: z.array(z.union([z.string(), z.looseObject({ title: z.string(), url: z.string() })])),
    }),
  ),
});

export interface AuditVerdict {
  /** 0 in order, 1 something has to be done, 2 nobody could be asked. */
  readonly exitCode: 0 | 1 | 2;
  readonly lines: readonly string[];
}

/** Everything in the product counts; of tools, which run on developers' computers, what is high or worse. */
export function judgeAudit(output: string, product: ReadonlySet<string>): AuditVerdict {
  const parsed = answer.safeParse(parse(output));
  if (!parsed.success) {
    return {
      exitCode: 2,
      lines: [
        'The packages were NOT audited: the registry did not answer with a report. Run "npm run audit" where it can be reached.',
        ...said(output).map((line) => `  ${line}`),
      ],
    };
  }
  const all = Object.values(parsed.data.vulnerabilities);
  const inProduct = all.filter(({ name }) => product.has(name));
  const inTools = all.filter(({ name }) => !product.has(name));
  const isBad = inProduct.length > 0 || inTools.some(({ severity }) => isHigh(severity));
  return {
    exitCode: isBad ? 1 : 0,
    lines: [...part('In the product', inProduct), ...part('Among the tools, which nobody gets', inTools)],
  };
}

function isHigh(severity: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf('high');
}

type Vulnerability = z.output<typeof answer>['vulnerabilities'][string];

function part(title: string, list: readonly Vulnerability[]): readonly string[] {
  if (list.length === 0) return [`${title}: nothing is known.`];
  const lines = [...list]
    .sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity))
    .map(({ name, severity, range, via }) => {
      const causes = via.map((each) =>
        typeof each === 'string' ? `by ${each}` : `${each.title} ${each.url}`,
      );
      return `  ${severity}: ${name} ${range}: ${causes.join('; ')}`;
    });
  return [`${title}:`, ...lines];
}

/** What npm says in place of a report, shortened. */
function said(output: string): readonly string[] {
  return output
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 4)
    .map((line) => line.slice(0, 200));
}

/** npm may write warnings before and after its JSON. */
function parse(output: string): unknown {
  try {
    return JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}
