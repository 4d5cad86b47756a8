import {
  Archive,
  Banknote,
  Blocks,
  Building2,
  CalendarDays,
  FileDown,
  Files,
  ListChecks,
  type LucideIcon,
  MapPin,
  Megaphone,
  UserRoundSearch,
  UsersRound,
  Zap,
} from "lucide-react";

export type BeheerSection = { path: string; label: string; icon: LucideIcon };

/** What Beheer holds, in groups, in the order in which it stands at the left. Each has a route `_app.beheer.<path>.tsx`. */
export const beheerGroups: readonly { title: string; sections: readonly BeheerSection[] }[] = [
  {
    title: "Wat je vraagt",
    sections: [
      { path: "scenarios", label: "Scenario's", icon: ListChecks },
      { path: "triggers", label: "Triggers", icon: Zap },
      { path: "afspraaktypen", label: "Afspraaktypen", icon: CalendarDays },
      { path: "soorten-documenten", label: "Soorten documenten", icon: Files },
    ],
  },
  {
    title: "Keuzelijsten",
    sections: [
      { path: "locaties", label: "Locaties", icon: MapPin },
      { path: "inkomenstypen", label: "Inkomenstypen", icon: Banknote },
      { path: "klantprofielen", label: "Klantprofielen", icon: UserRoundSearch },
      { path: "leadbronnen", label: "Leadbronnen", icon: Megaphone },
    ],
  },
  {
    title: "Kantoor",
    sections: [
      { path: "gebruikers", label: "Gebruikers", icon: UsersRound },
      { path: "kantoor", label: "Kantoor", icon: Building2 },
      { path: "belangrijke-documenten", label: "Belangrijke documenten", icon: FileDown },
      { path: "bewaartermijn", label: "Bewaartermijn", icon: Archive },
      { path: "modules", label: "Modules", icon: Blocks },
    ],
  },
];

const [firstGroup] = beheerGroups;
/** Where Beheer opens. */
export const firstSection = firstGroup?.sections[0]?.path ?? "";
