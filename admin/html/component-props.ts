/** What a component takes. */
export type ComponentProps<Component extends (props: never) => unknown> = Parameters<Component>[0];
