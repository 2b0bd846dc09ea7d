import { type HowToId, howTo, howToTexts } from '../../shared/strings/howTo.ts';
import type { TextContext } from '../../shared/strings/links.ts';
import { HowToSection } from './HowToSection.tsx';
import { SidePane } from './SidePane.tsx';

export interface HowToPaneProps {
  /** Empty closes the pane; several are shown below each other. */
  readonly ids: readonly HowToId[];
  readonly context: TextContext;
  readonly onClose: () => void;
}

/** What the script of Prepare Azure does. */
const prepared: readonly HowToId[] = ['register', 'secret', 'role'];

/** How to get prerequisites ready. */
export function HowToPane({ ids, context, onClose }: HowToPaneProps) {
  const [only] = ids;
  const title = ids.length === 1 && only !== undefined ? howTo(only, context).title : howToTexts.overview;
  return (
    <SidePane open={ids.length > 0} title={title} onClose={onClose}>
      {ids.map((id) => (
        <HowToSection key={id} id={id} context={context} titled={ids.length > 1} />
      ))}
      {ids.some((id) => prepared.includes(id)) && <p>{howToTexts.allAtOnce}</p>}
    </SidePane>
  );
}
