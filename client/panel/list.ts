import type { Picture } from '../../server/features/pipeline/picture';
import { button, make, sentence } from './elements';
import { icon } from './icons';

/** The picture as text: every step and entity, with links into the text. */
export function listOf(picture: Picture, choose: (id: string, enter: boolean) => void): readonly HTMLElement[] {
  const entry = (id: string, label: string, refused: boolean): HTMLLIElement => {
    const enter = (): void => {
      choose(id, true);
    };
    const content = [...(refused ? [icon('refused')] : []), sentence(label)];
    return make('li', '', button(`entry${refused ? ' refused' : ''}`, enter, ...content));
  };
  return [
    make('h2', '', picture.words.steps),
    make('ul', '', ...picture.steps.map(({ id, label, refused }) => entry(id, label, refused))),
    make('h2', '', picture.words.things),
    make('ul', '', ...picture.things.map(({ id, label }) => entry(id, label, false))),
  ];
}
