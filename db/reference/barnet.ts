/** The council that this register was begun for; others are added by `import areas`. ONS code of December 2023. */
export const BARNET = { code: 'E09000003', name: 'Barnet' } as const;
