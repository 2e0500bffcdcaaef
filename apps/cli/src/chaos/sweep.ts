import type { Register } from '../commands.ts';

export const registerChaosSweep: Register = () => undefined;
