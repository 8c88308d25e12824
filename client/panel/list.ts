import type { Picture } from '../../server/features/pipeline/picture';
import { make, sentence } from './elements';
import { icon } from './icons';
import type { Range } from './talk';

/** The picture as text: every step and entity, with links into the text. */
export function listOf(picture: Picture<Range>, choose: (id: string, enter: boolean) => void): readonly HTMLElement[] {
  const entry = (id: string, label: string, refused: boolean): HTMLLIElement => {
    const way = make(
      'button',
      `entry${refused ? ' refused' : ''}`,
      ...(refused ? [icon('refused')] : []),
      sentence(label),
    );
    way.type = 'button';
    way.addEventListener('click', () => {
      choose(id, true);
    });
    return make('li', '', way);
  };
  return [
    make('h2', '', picture.words.steps),
    make('ul', '', ...picture.steps.map(({ id, label, refused }) => entry(id, label, refused))),
    make('h2', '', picture.words.things),
    make('ul', '', ...picture.things.map(({ id, label }) => entry(id, label, false))),
  ];
}
