import { ImageUp, Trash2 } from "lucide-react";
import { type ReactNode, useId, useRef } from "react";
import { Button } from "./button.tsx";

/**
 * One picture that can be chosen, replaced and taken away; each is done at once. `shown` is the picture, or what stands where there is
 * none. `label` names the file control itself.
 */
export function PictureField(props: {
  label: string;
  chooseLabel: string;
  description: string;
  shown: ReactNode;
  hasPicture: boolean;
  isPending: boolean;
  error: string | undefined;
  onChoose: (file: File) => void;
  onRemove: () => void;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-wrap items-center gap-4">
      {props.shown}
      <div className="flex min-w-0 flex-col items-start gap-1.5">
        <input
          accept="image/jpeg,image/png,image/webp"
          aria-describedby={`${id}-d`}
          aria-label={props.label}
          className="sr-only"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            // The same file again is a choice too.
            event.target.value = "";
            if (file) props.onChoose(file);
          }}
          ref={input}
          tabIndex={-1}
          type="file"
        />
        <div className="flex flex-wrap gap-2">
          <Button icon={ImageUp} isPending={props.isPending} onClick={() => input.current?.click()}>
            {props.chooseLabel}
          </Button>
          {props.hasPicture ? (
            <Button icon={Trash2} isPending={props.isPending} onClick={props.onRemove} variant="quiet">
              Weghalen
            </Button>
          ) : null}
        </div>
        <p className="text-ink-3 text-xs" id={`${id}-d`}>
          {props.description}
        </p>
        <p className="text-rejected text-xs" role="status">
          {props.error}
        </p>
      </div>
    </div>
  );
}
