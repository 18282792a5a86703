import type { Block, Inline } from '../course-content.ts';

/** What a module's Markdown became, as elements: nothing of it is ever raw HTML. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block) => (
        <OneBlock block={block} />
      ))}
    </>
  );
}

function OneBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return (
        <h2>
          <Text parts={block.text} />
        </h2>
      );
    case 'said':
      return (
        <blockquote>
          <p>
            <Text parts={block.text} />
          </p>
        </blockquote>
      );
    case 'text':
      return (
        <p>
          <Text parts={block.text} />
        </p>
      );
    case 'bullets':
      return (
        <ul>
          <Items items={block.items} />
        </ul>
      );
    case 'steps':
      return (
        <ol>
          <Items items={block.items} />
        </ol>
      );
  }
}

function Items({ items }: { items: readonly (readonly Inline[])[] }) {
  return (
    <>
      {items.map((item) => (
        <li>
          <Text parts={item} />
        </li>
      ))}
    </>
  );
}

function Text({ parts }: { parts: readonly Inline[] }) {
  return (
    <>
      {parts.map((part) => (
        <Part part={part} />
      ))}
    </>
  );
}

function Part({ part }: { part: Inline }) {
  if (typeof part === 'string') return <>{part}</>;
  if ('strong' in part) {
    return (
      <strong>
        <Text parts={part.strong} />
      </strong>
    );
  }
  if ('em' in part) {
    return (
      <em>
        <Text parts={part.em} />
      </em>
    );
  }
  return (
    <a href={part.href}>
      <Text parts={part.text} />
    </a>
  );
}
