import { api } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { words } from '../../words/index.ts';

/** Follows an item, or stops. */
export function Follow({ item }: { readonly item: string }) {
  const work = useQuery({ queryKey: ['work'], queryFn: () => call(api.work.get) });
  const is = work.data?.follows.some((one) => one.item === item) ?? false;
  return (
    <button
      type="button"
      className="tool"
      aria-pressed={is}
      disabled={!work.data}
      onClick={() =>
        void call(api.work.follow, { params: { item }, body: { follow: !is } }).finally(() => work.refetch())
      }
    >
      {is ? words.filing.unfollow : words.filing.follow}
    </button>
  );
}
