import { isRecord } from '../json.ts';
import { type ArmRequest, locationNames } from './armCall.ts';
import { ArmFailure, invalidContent } from './armFailure.ts';

/** What the body of a PUT that creates a tracked resource says of it. */
export interface CreateBody {
  /** Lower case, without blanks: Azure takes "West Europe" as well. */
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Reads the body, and refuses what Resource Manager refuses before it asks a resource provider. */
export async function readCreateBody(c: ArmRequest, refusedLocation: string): Promise<CreateBody> {
  let body: unknown;
  try {
    body = JSON.parse(await c.req.raw.text());
  } catch {
    throw invalidContent('the body is not JSON');
  }
  if (!isRecord(body)) throw invalidContent('the body is no object');
  const given = typeof body.location === 'string' ? body.location : '';
  if (given.trim() === '') {
    throw new ArmFailure(400, 'LocationRequired', 'The location property is required for this definition.');
  }
  const location = given.toLowerCase().replaceAll(' ', '');
  if (!locationNames.includes(location)) {
    throw new ArmFailure(
      400,
      refusedLocation,
      `The provided location '${given}' is not available. List of available regions is '${locationNames.join(',')}'.`,
    );
  }
  const tags = isRecord(body.tags)
    ? Object.fromEntries(Object.entries(body.tags).map(([name, value]) => [name, String(value)]))
    : {};
  return { location, tags, properties: isRecord(body.properties) ? body.properties : {} };
}
