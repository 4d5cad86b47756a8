import { useCallback, useRef } from "react";
import { wasAnswered } from "./errors";

/**
 * The requestId of what the user is about to do: one and the same for a double click and a retry, another once the server has answered.
 * After an answer that got lost it stays: the change may have been made, and asking again then gets that first answer.
 */
export function useIntent(): { requestId: () => string; onSettled: (data: unknown, error: unknown) => void } {
  const id = useRef<string>();
  const requestId = useCallback(() => {
    id.current ??= crypto.randomUUID();
    return id.current;
  }, []);
  const onSettled = useCallback((_data: unknown, error: unknown) => {
    if (!error || wasAnswered(error)) id.current = undefined;
  }, []);
  return { requestId, onSettled };
}
