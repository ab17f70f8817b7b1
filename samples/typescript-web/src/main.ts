// The page: sign in by a code, photos and data, the result.
import { isSignedIn, PhotoKind, sendCode, signIn, signOut, status, submit, uploadPhoto, wordsOf } from './certify.js';

type Step = 'login' | 'submit' | 'status';

const states = ['未提交', '审核中', '已通过', '未通过'];

function find<T extends HTMLElement>(selector: string): T {
  const element = document.querySelector<T>(selector);
  if (!element) throw new Error(selector);
  return element;
}

const text = (form: HTMLFormElement, name: string): string => String(new FormData(form).get(name) ?? '').trim();

function show(step: Step): void {
  for (const id of ['login', 'submit', 'status']) find(`#${id}`).hidden = id !== step;
  for (const item of document.querySelectorAll<HTMLElement>('.steps li')) {
    if (item.dataset['step'] === step) item.setAttribute('aria-current', 'step');
    else item.removeAttribute('aria-current');
  }
  find('#leave').hidden = step === 'login';
}

/** Does something with the buttons at rest, and says what was refused. */
async function act(work: () => Promise<void>): Promise<void> {
  const buttons = [...document.querySelectorAll('button')];
  buttons.forEach(button => button.disabled = true);
  find('#message').textContent = '';
  try {
    await work();
  } catch (refusal) {
    find('#message').textContent = wordsOf(refusal);
  } finally {
    buttons.forEach(button => button.disabled = false);
  }
}

async function showStatus(): Promise<void> {
  const { validate_obj: person } = await status();
  const badge = find('#status .badge');
  badge.textContent = states[person.validate_status] ?? '';
  badge.dataset['status'] = String(person.validate_status);
  find('#status .detail').textContent = `${person.name} ${person.idcard_number.replace(/^(.{3}).*(.{4})$/, '$1***********$2')}`;
  find('#again').hidden = person.validate_status !== 3;
  show(person.validate_status === 0 ? 'submit' : 'status');
}

const login = find<HTMLFormElement>('#login');
const data = find<HTMLFormElement>('#submit');

find('#send').addEventListener('click', () => {
  if (login.reportValidity()) void act(() => sendCode(text(login, 'phone')));
});

login.addEventListener('submit', event => {
  event.preventDefault();
  void act(async () => {
    await signIn(text(login, 'phone'), text(login, 'code'));
    await showStatus();
  });
});

for (const input of data.querySelectorAll<HTMLInputElement>('input[type=file]')) {
  input.addEventListener('change', () => {
    const [photo, picture] = [input.files?.[0], input.parentElement?.querySelector('img')];
    if (!photo || !picture) return;
    void act(async () => {
      await uploadPhoto(Number(input.name) as PhotoKind, photo);
      picture.src = URL.createObjectURL(photo);
      picture.hidden = false;
    });
  });
}

data.addEventListener('submit', event => {
  event.preventDefault();
  void act(async () => {
    await submit(text(data, 'name'), text(data, 'number'));
    await showStatus();
  });
});

find('#refresh').addEventListener('click', () => void act(showStatus));
find('#again').addEventListener('click', () => show('submit'));
find('#leave').addEventListener('click', () => void act(async () => {
  show('login');
  await signOut();
}));

show('login');
if (isSignedIn()) void act(showStatus);
