import { useState } from 'react';
import type { CloudId } from '../../shared/clouds.ts';
import { commonLocations, defaultChoices, type PrepareChoices } from '../../shared/prepare/choices.ts';

// What was chosen stays for as long as the window does: the page is left and opened again while Azure is prepared.
let kept: PrepareChoices | undefined;

/** Another cloud has other regions. */
export function inCloud(choices: PrepareChoices, cloud: CloudId): PrepareChoices {
  if (cloud === choices.cloud) return choices;
  return { ...choices, cloud, location: commonLocations[cloud][0] ?? '' };
}

export function usePrepareChoices(cloud: CloudId | undefined) {
  const [choices, setChoices] = useState(() => {
    const begun = kept ?? defaultChoices(cloud);
    return cloud === undefined ? begun : inCloud(begun, cloud);
  });
  const change = (patch: Partial<PrepareChoices>) => {
    const { cloud: chosen = choices.cloud, ...rest } = patch;
    const next = { ...inCloud(choices, chosen), ...rest };
    kept = next;
    setChoices(next);
  };
  return { choices, change } as const;
}
