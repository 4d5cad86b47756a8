import { createContext, type ReactNode, useContext, useEffect, useState } from "react";

const NowContext = createContext(new Date(0));

/** The moment that `zojuist` and `vandaag` are told from. The server's at first, so that page and browser write the same. */
export const useNow = (): Date => useContext(NowContext);

export function NowProvider(props: { initial: Date; children: ReactNode }) {
  const [now, setNow] = useState(props.initial);
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return <NowContext.Provider value={now}>{props.children}</NowContext.Provider>;
}
