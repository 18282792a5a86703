import { filterModules, MODULE_SHARES, type VenueModule } from '../../api/domain/training-figures.ts';
import { MODULE_NAMES, TRAINING_MODULES, type TrainingModuleKey } from '../../api/domain/training-modules.ts';
import type { Column } from '../html/data-table.tsx';
import type { Asked } from './asked.ts';
import { FigureLink } from './figure-link.tsx';
import { FigureTable } from './figure-table.tsx';
import { SHARE_WORDS } from './words.ts';

/** Venues by how many of their people are in date, for each module that a scheme of theirs asks for. */
export function ModuleTable({
  asked,
  modules,
  wards,
}: {
  asked: Asked;
  modules: readonly VenueModule[];
  wards: ReadonlySet<string>;
}) {
  const rows = TRAINING_MODULES.filter((module) =>
    modules.some((line) => line.asked && line.moduleKey === module),
  );
  const columns: Column<TrainingModuleKey>[] = [
    { heading: 'Module', cell: (module) => MODULE_NAMES[module] },
    ...MODULE_SHARES.map((share) => ({
      heading: SHARE_WORDS[share],
      numeric: true,
      cell: (module: TrainingModuleKey) => {
        const filter = { module, share, asked: 'yes' } as const;
        return (
          <FigureLink
            value={filterModules(modules, filter, wards).length}
            href={asked.hrefOf('training/modules', { ...filter })}
          />
        );
      },
    })),
  ];
  return (
    <>
      <FigureTable
        caption="Venues by module"
        rows={rows}
        columns={columns}
        empty="No venue keeps a staff list yet."
      />
      <p>
        Of venues that keep a staff list, and are asked for the module by a scheme: how many of the people who
        meet the public are in date with it.
      </p>
    </>
  );
}
