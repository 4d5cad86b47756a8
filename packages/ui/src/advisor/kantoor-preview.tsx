import type { KantoorTones } from "@dossierklaar/domain/kantoor-tones";

/** How the kantoor's colour comes out, in the light and in the dark: a bar with white words, and something that is chosen. */
export function KantoorPreview(props: { tones: KantoorTones; name: string; logoUrl: string | undefined }) {
  return (
    <div aria-label="Voorbeeld van de kleur" className="flex flex-wrap gap-4" role="img">
      {(["light", "dark"] as const).map((theme) => (
        <Theme
          key={theme}
          label={theme === "light" ? "Licht" : "Donker"}
          logoUrl={props.logoUrl}
          name={props.name}
          tones={props.tones[theme]}
        />
      ))}
    </div>
  );
}

function Theme(props: { label: string; tones: KantoorTones["light"]; name: string; logoUrl: string | undefined }) {
  const { tones, name } = props;
  return (
    <div className="w-56 text-sm">
      <p className="pb-1 text-ink-3 text-xs">{props.label}</p>
      {/* The colour that is being chosen is no token yet. */}
      <div className="overflow-hidden rounded-md border border-line" style={{ background: tones.kantoorSoft }}>
        <div className="flex min-h-11 items-center gap-2 px-3 font-semibold text-white" style={{ background: tones.kantoorFill }}>
          {props.logoUrl ? (
            <img alt="" className="h-8 max-w-28 flex-none rounded-md bg-white object-contain p-0.75" src={props.logoUrl} />
          ) : (
            <span
              className="grid size-8 flex-none place-items-center rounded-md bg-white font-bold"
              style={{ color: props.tones.kantoorFill }}
            >
              {name.trim().charAt(0).toUpperCase()}
            </span>
          )}
          <span className="min-w-0 truncate">{name}</span>
        </div>
        <p className="border-b px-3 py-2 font-semibold" style={{ color: tones.kantoor, borderColor: tones.kantoorLine }}>
          Gekozen onderdeel
        </p>
        <p className="px-3 py-2 underline underline-offset-2" style={{ color: tones.kantoorStrong }}>
          Een link
        </p>
      </div>
    </div>
  );
}
