// What Grafana's own types say of a dashboard, its panels' options and the way lines are drawn. Enums of texts are
// written as their texts in JSON, and whatever is left out is filled in by Grafana.
import type { Dashboard, GraphFieldConfig } from '@grafana/schema';
import type { Options as BarChart } from './node_modules/@grafana/schema/dist/types/raw/composable/barchart/panelcfg/x/types.gen';
import type { Options as Stat } from './node_modules/@grafana/schema/dist/types/raw/composable/stat/panelcfg/x/types.gen';
import type { Options as Table } from './node_modules/@grafana/schema/dist/types/raw/composable/table/panelcfg/x/types.gen';
import type { Options as TimeSeries } from './node_modules/@grafana/schema/dist/types/raw/composable/timeseries/panelcfg/x/types.gen';

type Json<T> = T extends string
  ? `${T}`
  : T extends number
    ? T
    : T extends (infer E)[]
      ? Json<E>[]
      : T extends object
        ? { [K in keyof T]?: Json<T[K]> }
        : T;

export type Whole = Dashboard;
export type Lines = Json<GraphFieldConfig>;
export interface Options {
  barchart: Json<BarChart>;
  stat: Json<Stat>;
  table: Json<Table>;
  timeseries: Json<TimeSeries>;
}
