import type { BlockContent, DefinitionContent, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { directiveFromMarkdown, type ContainerDirective } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { directive } from 'micromark-extension-directive';
import type { Block, Inline } from '../course-content.ts';
import type { Report } from './content-error.ts';

type Node = RootContent | BlockContent | DefinitionContent | PhrasingContent;

/** Of directives only blocks: within a line, `9:40pm` would be one. */
const BLOCKS = { flow: directive().flow ?? {} };

/** What is at the top of a module's Markdown. */
export function parseMarkdown(body: string): readonly RootContent[] {
  return fromMarkdown(body, {
    extensions: [BLOCKS],
    mdastExtensions: [directiveFromMarkdown()],
  }).children;
}

/** Where a node begins, counted from the start of the Markdown. */
export function lineOf(node: Node): number {
  return node.position?.start.line ?? 1;
}

export interface Directive {
  readonly node: ContainerDirective;
  readonly line: number;
  /** The text in brackets. */
  readonly label: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}

/** A container with its label and attributes told apart from what is in it. */
export function directiveOf(node: ContainerDirective, report: Report): Directive {
  const [first, ...rest] = node.children;
  const labelled = first?.type === 'paragraph' && first.data?.directiveLabel === true;
  const attributes = Object.entries(node.attributes ?? {}).map(
    ([name, value]) => [name, value ?? ''] as const,
  );
  return {
    node,
    line: lineOf(node),
    label: labelled ? plainText(first, report) : '',
    attributes: Object.fromEntries(attributes),
    children: labelled ? rest : node.children,
  };
}

function plainText(paragraph: Paragraph, report: Report): string {
  const parts = inlines(paragraph.children, report);
  if (parts.some((part) => typeof part !== 'string'))
    report(lineOf(paragraph), 'write what stands in brackets without emphasis or links');
  return parts.filter((part) => typeof part === 'string').join('');
}

/** Blocks of a page; what has no place in one is reported. */
export function blocksOf(nodes: readonly Node[], report: Report): Block[] {
  return nodes.flatMap((node): Block[] => {
    switch (node.type) {
      case 'paragraph':
        return [{ kind: 'text', text: inlines(node.children, report) }];
      case 'heading':
        if (node.depth !== 2) report(lineOf(node), 'write headings inside a page with ##');
        return [{ kind: 'heading', text: inlines(node.children, report) }];
      case 'blockquote':
        return blocksOf(node.children, report).flatMap((block) => {
          if (block.kind === 'text') return [{ ...block, kind: 'said' as const }];
          report(lineOf(node), 'a quotation holds what somebody says, in paragraphs');
          return [];
        });
      case 'list':
        return [
          {
            kind: node.ordered === true ? 'steps' : 'bullets',
            items: node.children.map((item) => {
              const [only, ...more] = item.children;
              if (only?.type === 'paragraph' && more.length === 0) return inlines(only.children, report);
              report(lineOf(item), 'an item of a list is one paragraph');
              return [];
            }),
          },
        ];
      case 'containerDirective':
        report(lineOf(node), 'this stands inside another part: end that with ::: after an empty line');
        return [];
      default:
        report(lineOf(node), `a page cannot hold this (${node.type})`);
        return [];
    }
  });
}

function inlines(nodes: readonly PhrasingContent[], report: Report): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    switch (node.type) {
      case 'text':
        return [node.value.replaceAll('\n', ' ')];
      case 'strong':
        return [{ strong: inlines(node.children, report) }];
      case 'emphasis':
        return [{ em: inlines(node.children, report) }];
      case 'link':
        if (!/^(https:\/\/|tel:\+?\d+$)/.test(node.url))
          report(lineOf(node), `a link goes to https:// or tel:, not to ${node.url}`);
        return [{ href: node.url, text: inlines(node.children, report) }];
      default:
        report(lineOf(node), `running text cannot hold this (${node.type})`);
        return [];
    }
  });
}

/** The words of blocks, for counting them. */
export function wordsOf(blocks: readonly Block[]): number {
  const texts = blocks.flatMap((block) => ('items' in block ? block.items : [block.text]));
  return texts
    .flatMap((text) => text.map(textOf))
    .join(' ')
    .split(/\s+/)
    .filter(Boolean).length;
}

function textOf(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  const inner = 'strong' in inline ? inline.strong : 'em' in inline ? inline.em : inline.text;
  return inner.map(textOf).join(' ');
}
