import { useCallback, useRef } from "react";
import { wasAnswered } from "./errors";

/**
 * The requestId of what the user is about to do: one and the same for a double click and a retry, another once the server has answered.
 * After an answer that got lost it stays: the change may have been made, and asking again then gets that first answer.
 * `subject` tells apart what one screen can do it to.
 */
export function useIntent(): { requestId: (subject?: string) => string; onSettled: (data: unknown, error: unknown) => void } {
  const held = useRef<{ subject: string; id: string }>();
  const requestId = useCallback((subject = "") => {
    if (held.current?.subject !== subject) held.current = { subject, id: crypto.randomUUID() };
    return held.current.id;
  }, []);
  const onSettled = useCallback((_data: unknown, error: unknown) => {
    if (!error || wasAnswered(error)) held.current = undefined;
  }, []);
  return { requestId, onSettled };
}
