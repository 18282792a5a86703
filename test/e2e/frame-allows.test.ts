import type { FrameLocator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { FRAME_ALLOWS } from '../../api/site/embed/snippets.tsx';
import { useHostPages } from '../helpers/host-pages.ts';
import { NORTH_FINCHLEY, usePhones, type Phone } from './open-phone.ts';

const openPhone = usePhones();
const host = useHostPages();

/** A phone on a site of somebody else, which shows our list in a frame, after a search in it. */
async function atFrame(allow: string): Promise<Phone & { inside: FrameLocator }> {
  const phone = await openPhone({ position: NORTH_FINCHLEY, isTouched: true });
  const { page, context, server } = phone;
  await context.grantPermissions(['geolocation', 'clipboard-read', 'clipboard-write']);
  const body = `<h1>Council</h1><iframe src="${server.origin}/embed/frame?area=E09000003" title="Find a place" width="100%" height="720" allow="${allow}"></iframe>`;
  await page.goto(host({ body }));
  const inside = page.frameLocator('iframe');
  await inside.getByRole('button', { name: 'Find the nearest place that is open' }).tap();
  await inside.getByRole('listitem').first().waitFor();
  return { ...phone, inside };
}

/** What is on the clipboard, as the host's page may read it. */
async function clipboardOf(page: Page): Promise<string> {
  await page.getByRole('heading', { name: 'Council' }).tap();
  return page.evaluate(() => navigator.clipboard.readText());
}

const SENSORS = ['accelerometer', 'gyroscope', 'magnetometer'] as const;

/** Whether Chromium lets the frame have each sensor that it wants for a compass. */
function sensorsOf(inside: FrameLocator): Promise<boolean[]> {
  return inside.locator('body').evaluate((_, sensors) => {
    const { featurePolicy } = document as unknown as {
      featurePolicy: { allowsFeature(name: string): boolean };
    };
    return sensors.map((each) => featurePolicy.allowsFeature(each));
  }, SENSORS);
}

/** The phone lies flat, its top to the west. By an event, since a Chromium without a window has no sensors. */
function pointWest(inside: FrameLocator): Promise<boolean> {
  return inside
    .locator('body')
    .evaluate(() =>
      dispatchEvent(new DeviceOrientationEvent('deviceorientationabsolute', { absolute: true, alpha: 90 })),
    );
}

describe('in a frame, as /embed writes it', () => {
  it('the address of a place is copied', async () => {
    const { page, inside, complaints } = await atFrame(FRAME_ALLOWS);
    await inside.getByRole('button', { name: 'Share address' }).first().tap();
    await inside.getByText('Address copied').waitFor();
    expect(await clipboardOf(page)).toMatch(/\n\S+\/havens\/\w+$/);
    expect(complaints).toEqual([]);
  });

  it('the arrows of the places turn with the phone', async () => {
    const { context, inside } = await atFrame(FRAME_ALLOWS);
    expect(await sensorsOf(inside)).toEqual([true, true, true]);
    await context.grantPermissions([...SENSORS]);
    await inside.getByRole('button', { name: 'Point the way' }).tap();
    await inside.getByRole('button', { name: 'Stop pointing' }).waitFor();
    await expect.poll(() => pointWest(inside).then(() => inside.locator('[part=arrow]').count())).toBe(5);
    await inside.getByText('Hold your phone flat').waitFor();
    const first = inside.getByRole('listitem').first();
    const bearing = await first.locator('[part=bearing]').innerText();
    const directions = [
      'north',
      'north-east',
      'east',
      'south-east',
      'south',
      'south-west',
      'west',
      'north-west',
    ];
    // What lies north is to the right of who looks west.
    const turned = '→↘↓↙←↖↑↗'[directions.indexOf(bearing)];
    expect(await first.locator('[part=arrow]').innerText()).toBe(turned);
  });
});

describe('in a frame that allows the position alone', () => {
  it('the address of a place is copied all the same', async () => {
    const { page, inside } = await atFrame('geolocation');
    await inside.getByRole('button', { name: 'Share address' }).first().tap();
    await inside.getByText('Address copied').waitFor();
    expect(await clipboardOf(page)).toMatch(/\n\S+\/havens\/\w+$/);
  });

  it('no compass is offered, since no event would ever come', async () => {
    const { inside } = await atFrame('geolocation');
    expect(await sensorsOf(inside)).toEqual([false, false, false]);
    await inside.getByRole('button', { name: 'Show map' }).waitFor();
    expect(await inside.getByRole('button', { name: 'Point the way' }).count()).toBe(0);
  });
});
