import { serverHere, standingHere } from '../scenario/index.ts';

/** Who came by a step: the service that stands there, by its alias, and the server that it is busy with. */
export interface AtStep {
  readonly service: string;
  readonly instance?: string;
}

type Parameters = Readonly<Record<string, unknown>>;

/** The parameters of a fault, with those who came by its step where they are meant. */
export const fillIn = (parameters: Parameters, standing: AtStep | null): Parameters =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => {
      if (value === standingHere) return [name, standing?.service ?? null];
      return [
        name,
        typeof value === 'string' ? value.replaceAll(serverHere, standing?.instance ?? '') : value,
      ];
    }),
  );

/** Whether a fault is about the server that came by its step alone: it makes that server's messages poisonous. */
export const aimsAtServer = (parameters: Parameters): boolean =>
  Object.values(parameters).some((value) => typeof value === 'string' && value.includes(serverHere));
