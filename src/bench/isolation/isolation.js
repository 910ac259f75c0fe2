// Milliseconds a test waits for a fresh Playwright context and page, and for the end of the context.
// isolation.js URL BINARY COUNT WORK; prints the median.
const { chromium } = require(process.env.PLAYWRIGHT || '@playwright/test');
(async () => {
  const [url, binary, count, work] = process.argv.slice(2);
  const browser = await chromium.launch({ executablePath: binary, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  const millis = [];
  for (let i = -5; i < +count; i++) {
    const begun = process.hrtime.bigint();
    const context = await browser.newContext();
    const page = await context.newPage();
    const given = process.hrtime.bigint();
    await page.goto(url);
    await new Promise((done) => setTimeout(done, +work));
    const over = process.hrtime.bigint();
    await context.close();
    if (i >= 0) millis.push(Number(process.hrtime.bigint() - over + given - begun) / 1e6);
  }
  await browser.close();
  millis.sort((a, b) => a - b);
  console.log(millis[millis.length >> 1].toFixed(2));
})();
