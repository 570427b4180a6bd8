import { Modal } from 'antd';
import { type ReactNode, useId } from 'react';
import { words } from '../words/index.ts';

/** A form in a window of its own, which closes when what was sent is taken. */
export function Dialog({
  title,
  send,
  close,
  children,
}: {
  readonly title: string;
  /** @returns whether it is taken */
  readonly send: (given: FormData) => Promise<boolean>;
  readonly close: () => void;
  readonly children: ReactNode;
}) {
  const form = useId();
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      okText={words.save}
      cancelText={words.cancel}
      okButtonProps={{ htmlType: 'submit', form }}
    >
      <form
        id={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send(new FormData(event.currentTarget)).then((done) => done && close());
        }}
      >
        {children}
      </form>
    </Modal>
  );
}
