import { Camera, Images, type LucideIcon } from "lucide-react";
import type { ChangeEvent, ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { t } from "./taal.tsx";

const ring = "has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-focus";
const dimmed = "has-[:disabled]:cursor-default has-[:disabled]:border-line has-[:disabled]:bg-sunken has-[:disabled]:text-ink-3";

/**
 * A file input that looks like whatever its label looks like. The input itself stays in the page (not display none), so
 * the keyboard and a screen reader meet a real one. It empties itself: choosing the same file twice must count twice.
 */
export function FilePick(props: {
  children: ReactNode;
  className: string;
  accept: string;
  multiple?: boolean;
  /** Opens the camera on the back of a phone; a computer shows its file window. */
  camera?: boolean;
  disabled?: boolean;
  describedBy?: string | undefined;
  onFiles: (files: File[]) => void;
}) {
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const files = Array.from(input.files ?? []);
    input.value = "";
    if (files.length > 0) props.onFiles(files);
  };
  return (
    <label className={`relative cursor-pointer ${ring} ${dimmed} ${props.className}`}>
      <input
        accept={props.accept}
        aria-describedby={props.describedBy}
        className="sr-only"
        disabled={props.disabled}
        multiple={props.multiple}
        onChange={choose}
        type="file"
        {...(props.camera ? { capture: "environment" } : {})}
      />
      {props.children}
    </label>
  );
}

const tile =
  "flex min-h-[72px] flex-col items-center justify-center gap-1 rounded-lg border border-control bg-raised px-[4px] py-2 text-center text-[1rem]/[1.375rem] font-semibold text-ink transition-colors duration-90 hover:bg-sunken";

function Tile(props: { icon: LucideIcon; children: string }) {
  return (
    <>
      <Icon as={props.icon} />
      <span className="max-w-full break-words">{props.children}</span>
    </>
  );
}

/**
 * `Foto maken` and `Bestanden kiezen`. `accept` is the list the server accepts, so that a phone offers nothing that will be
 * refused; `limits` says the same in words, before anything is chosen.
 */
export function PickTiles(props: {
  accept: string;
  limits?: string | undefined;
  limitsId?: string;
  disabled?: boolean;
  onFiles: (files: File[], from: "camera" | "bestanden") => void;
}) {
  const limitsId = props.limits ? (props.limitsId ?? "bestanden-grenzen") : undefined;
  return (
    <div>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(8.5rem,100%),1fr))] gap-[10px]">
        <FilePick
          accept="image/*"
          camera
          className={tile}
          describedBy={limitsId}
          disabled={props.disabled ?? false}
          onFiles={(files) => props.onFiles(files, "camera")}
        >
          <Tile icon={Camera}>{t("Foto maken")}</Tile>
        </FilePick>
        <FilePick
          accept={props.accept}
          className={tile}
          describedBy={limitsId}
          disabled={props.disabled ?? false}
          multiple
          onFiles={(files) => props.onFiles(files, "bestanden")}
        >
          <Tile icon={Images}>{t("Bestanden kiezen")}</Tile>
        </FilePick>
      </div>
      {props.limits ? (
        <p className="mt-2 text-md text-ink-2" id={limitsId}>
          {props.limits}
        </p>
      ) : null}
    </div>
  );
}
