import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the sample city, seen from the sources and from the bundle; null where it is not shipped. */
const folder = ['../../../../examples/jiangcheng/', '../../../examples/jiangcheng/']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(`${path}recommendations.txt`));

/** A file of the sample; null where it is not there. */
export function sampleFile(name: string): Buffer | null {
  return folder && existsSync(folder + name) ? readFileSync(folder + name) : null;
}

/** The organisation of the sample city, as it stands in the file. */
export interface SampleOrganisation {
  readonly areas: readonly {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly nameEn: string;
    readonly kind: 'city' | 'district' | 'zone' | 'street';
    readonly parent: string | null;
    readonly overlaps: readonly string[];
    readonly validFrom: string | null;
    readonly validTo: string | null;
  }[];
  readonly bodies: readonly {
    readonly id: string;
    readonly name: string;
    readonly nameEn: string;
    readonly shortName: string;
    readonly kind: 'government' | 'department' | 'party' | 'firm' | 'district' | 'zone';
    readonly parent: string | null;
    readonly area: string;
    readonly validFrom: string | null;
    readonly validTo: string | null;
  }[];
  readonly lineage: readonly {
    readonly kind: 'rename' | 'merge' | 'split';
    readonly on: string;
    readonly from: readonly string[];
    readonly to: readonly string[];
    readonly reason: string;
  }[];
  readonly posts: readonly {
    readonly id: string;
    readonly name: string;
    readonly nameEn: string;
    readonly body: string;
    readonly kind: 'responsible' | 'reporting' | 'leader' | 'planner' | 'supervisor' | 'evaluator';
    readonly validFrom?: string;
    readonly validTo?: string;
  }[];
  readonly persons: readonly { readonly id: string; readonly name: string; readonly nameEn: string }[];
  readonly holdings: readonly {
    readonly post: string;
    readonly person: string;
    readonly validFrom: string;
    readonly validTo: string | null;
    readonly deputy: boolean;
  }[];
  readonly duties: readonly { readonly body: string; readonly words: readonly string[] }[];
}
