import { type RefObject, useEffect, useRef } from 'react';

/** Is taken out when the dialog has wholly gone; before that the dialog would hold the focus. */
export function FocusReturn(props: { readonly to: RefObject<Element | null>; readonly onGone: () => void }) {
  const { to } = props;
  const onGone = useRef(props.onGone);
  onGone.current = props.onGone;
  useEffect(
    () => () => {
      if (to.current instanceof HTMLElement) to.current.focus();
      onGone.current();
    },
    [to],
  );
  return null;
}
