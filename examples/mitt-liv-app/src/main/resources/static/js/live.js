// Takes what is live on the page anew each second until it is settled. The rest of the page, and the focus in it, stays.
const settled = 'false';

async function anew() {
  const live = document.getElementById('live');
  if (live === null || live.dataset.running === settled) {
    return;
  }
  try {
    const answer = await fetch(location.pathname);
    if (answer.redirected) {
      // Signed out meanwhile: the page itself leads to where one signs in.
      location.reload();
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = page.getElementById('live');
    if (answer.ok && next !== null) {
      live.replaceWith(next);
    }
  } finally {
    setTimeout(anew, 1000);
  }
}

setTimeout(anew, 1000);
