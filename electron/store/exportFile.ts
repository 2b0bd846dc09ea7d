import { z } from 'zod';
import { cloudIds } from '../../shared/clouds.ts';
import { collection, hostName, workspace } from '../../shared/contract.ts';
import { appError } from '../../shared/errors.ts';
import { isCollectionId } from '../../shared/fields.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { looksLikeSecret } from '../../shared/secretShape.ts';
import type { ConnectionRecord } from './records.ts';

/**
 * A connection in a file, to be carried to another computer. It holds no secret and nothing of the account that
 * exported it. Whoever opens it gets it from somebody else, so that every value is judged as one that was typed.
 */

const KIND = 'OMS Connect connection';
/** Newest `schema` that this version understands. */
const SCHEMA = 1;
/** A site with 20,000 collections needs 6 MB at the very most. */
export const MOST_EXPORT_BYTES = 8 * 1024 * 1024;

const line = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^\P{Cc}*$/u);
const time = z.iso.datetime();

const connection = z.strictObject({
  connectionId: z.guid(),
  practice: z.boolean(),
  site: z.strictObject({
    siteCode: z.string().regex(/^[A-Za-z0-9]{3}$/),
    siteName: line(256),
    version: line(32),
    hierarchyId: z.guid(),
    providerFqdn: hostName,
  }),
  providers: z.array(hostName).max(50),
  cloud: z.enum(cloudIds),
  tenantId: z.guid(),
  clientId: z.guid(),
  workspace,
  collections: z.array(collection).max(20_000),
  removedCollections: z.array(z.string().refine(isCollectionId)).max(20_000),
  importEnabled: z.boolean(),
  secretHint: line(3),
  secretExpiresOn: time.exactOptional(),
  secretExpirySource: z.enum(['graph', 'typed']).exactOptional(),
  queryLimitBytes: z.int().min(1_024).max(8_388_608).exactOptional(),
  createdAt: time,
  createdBy: line(256),
});

const exportRecord = z.strictObject({
  kind: z.literal(KIND),
  schema: z.literal(SCHEMA),
  exportedAt: time,
  exportedFrom: line(64),
  connection,
});
export type ConnectionExport = z.output<typeof exportRecord>;

/** The file's text. Who syncs, who changed it and every id of the secret stay here. */
export function exportText(
  record: ConnectionRecord,
  { now, computer }: { readonly now: Date; readonly computer: string },
): string {
  const { connectionId, practice, site, providers, cloud, tenantId, clientId, importEnabled } = record;
  const { collections, removedCollections, secretHint, secretExpiresOn, secretExpirySource } = record;
  const { queryLimitBytes, createdAt, createdBy } = record;
  const content: ConnectionExport = {
    kind: KIND,
    schema: SCHEMA,
    exportedAt: now.toISOString(),
    exportedFrom: computer,
    connection: {
      ...{ connectionId, practice, site, providers, cloud, tenantId, clientId },
      workspace: record.workspace,
      ...{ collections, removedCollections, importEnabled, secretHint },
      ...(secretExpiresOn === undefined ? {} : { secretExpiresOn }),
      ...(secretExpirySource === undefined ? {} : { secretExpirySource }),
      ...(queryLimitBytes === undefined ? {} : { queryLimitBytes }),
      ...{ createdAt, createdBy },
    },
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

/** Reads what a person chose; each thing that may be wrong with it has its own answer. */
export function readExport(text: string, file: string): Result<ConnectionExport> {
  const facts = { file };
  const value = parse(text);
  if (text.split(/["'\s,]+/).some(looksLikeSecret) || namesSecret(value))
    return fail(appError('exportHoldsSecret', { facts }));
  if (isNewer(value)) return fail(appError('exportFromNewerVersion', { facts }));
  const parsed = exportRecord.safeParse(value);
  return parsed.success ? ok(parsed.data) : fail(appError('exportDamaged', { facts }));
}

/** Of names like a secret's, the only ones that an export has. */
const ownNames: ReadonlySet<string> = new Set(['secretHint', 'secretExpiresOn', 'secretExpirySource']);

/** A secret of an older form looks like any other text, but somebody has called it one. */
function namesSecret(value: unknown): boolean {
  // By a list and not by recursion: whoever made the file may have nested it deeper than any stack.
  const left: unknown[] = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next !== 'object' || next === null) continue;
    for (const [name, inner] of Object.entries(next)) {
      const isText = typeof inner === 'string' && inner !== '';
      if (isText && /secret|password|credential/i.test(name) && !ownNames.has(name)) return true;
      left.push(inner);
    }
  }
  return false;
}

function isNewer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, schema } = value as { readonly kind?: unknown; readonly schema?: unknown };
  return kind === KIND && typeof schema === 'number' && schema > SCHEMA;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
